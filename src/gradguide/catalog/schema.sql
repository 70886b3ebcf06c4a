-- A release: one field's programs at one date, with every claim that they rest on.
--
-- The file is immutable: it is built beside the one that is served and put in its place. Numbers
-- (of claims, facts, programs) count from 1 in a fixed order, so that the same input gives the
-- same bytes. Values are JSON, so that text, numbers and true/false stay apart; money is exact.

PRAGMA application_id = 1197953604; -- "GgRD"

CREATE TABLE manifest (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL -- JSON
) WITHOUT ROWID;

CREATE TABLE institutions (
    id TEXT PRIMARY KEY, -- UNITID, or a prefixed national id
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    city TEXT NOT NULL,
    state TEXT NOT NULL,
    country TEXT NOT NULL,
    control TEXT NOT NULL CHECK (control IN ('public', 'private', '')), -- '': not known
    latitude REAL, -- degrees north
    longitude REAL -- degrees east
) WITHOUT ROWID;

CREATE TABLE programs (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    institution_id TEXT NOT NULL REFERENCES institutions (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('program', 'concentration', 'certificate', 'dual', 'group')),
    degree TEXT,
    level TEXT,
    parent TEXT REFERENCES programs (id),
    concentrations TEXT NOT NULL, -- JSON list
    aliases TEXT NOT NULL -- JSON list
);
CREATE INDEX programs_by_institution ON programs (institution_id);

CREATE TABLE texts ( -- of the documents that evidence stands in
    doc TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL, -- of the text in UTF-8
    text TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE sources (
    number INTEGER PRIMARY KEY,
    address TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('school', 'guide', 'authority')),
    year INTEGER,
    title TEXT,
    media_type TEXT,
    sha256 TEXT, -- of the page's bytes
    low_trust INTEGER NOT NULL
);

CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    doc TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES sources (number),
    institution TEXT, -- as the document names it
    program TEXT,
    field TEXT,
    institution_id TEXT,
    attribute TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON
    qualifiers TEXT NOT NULL, -- JSON object, only what was said
    quote TEXT,
    start INTEGER, -- in characters of the document's text
    "end" INTEGER,
    confidence REAL NOT NULL,
    extractor TEXT NOT NULL,
    paid INTEGER NOT NULL,
    note TEXT NOT NULL,
    standing INTEGER NOT NULL -- 0 machine, 1 paid, 2 guide, 3 school, 4 authority
);
CREATE INDEX claims_by_doc ON claims (doc);

CREATE TABLE facts (
    number INTEGER PRIMARY KEY,
    about TEXT NOT NULL CHECK (about IN ('program', 'institution', 'field')),
    owner TEXT NOT NULL, -- a program's or institution's id, or a field's name
    attribute TEXT NOT NULL,
    key TEXT NOT NULL, -- JSON object: the qualifiers that make it this fact
    status TEXT NOT NULL
        CHECK (status IN ('verified', 'reported', 'disputed', 'stale', 'computed')),
    standing INTEGER NOT NULL CHECK (standing BETWEEN 0 AND 4),
    year INTEGER,
    explanation TEXT NOT NULL
);
CREATE INDEX facts_by_owner ON facts (about, owner, attribute);
CREATE INDEX facts_by_attribute ON facts (attribute, status);

CREATE TABLE fact_values (
    fact INTEGER NOT NULL REFERENCES facts (number),
    position INTEGER NOT NULL,
    value TEXT NOT NULL, -- JSON
    details TEXT NOT NULL, -- JSON object
    PRIMARY KEY (fact, position)
) WITHOUT ROWID;

CREATE TABLE fact_claims (
    fact INTEGER NOT NULL REFERENCES facts (number),
    claim INTEGER NOT NULL REFERENCES claims (number),
    role TEXT NOT NULL CHECK (role IN ('for', 'against', 'input')),
    position INTEGER NOT NULL, -- of the value that it states; -1 for one against
    PRIMARY KEY (fact, claim)
) WITHOUT ROWID;
CREATE INDEX fact_claims_by_claim ON fact_claims (claim);

CREATE TABLE findings (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
    message TEXT NOT NULL,
    institution_id TEXT,
    program TEXT,
    attribute TEXT,
    figures TEXT NOT NULL -- JSON object
);
CREATE INDEX findings_by_program ON findings (program);

CREATE TABLE finding_claims (
    finding INTEGER NOT NULL REFERENCES findings (number),
    claim INTEGER NOT NULL REFERENCES claims (number),
    PRIMARY KEY (finding, claim)
) WITHOUT ROWID;

CREATE TABLE unknown_names ( -- schools that no institution of the registry was found for
    name TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claims (number),
    PRIMARY KEY (name, claim)
) WITHOUT ROWID;

CREATE TABLE quarantine ( -- what could not be read, and why
    number INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE spellings ( -- of the field pack, folded: what else a thing is called
    kind TEXT NOT NULL CHECK (kind IN ('degree', 'field', 'specialty')),
    name TEXT NOT NULL,
    spelling TEXT NOT NULL,
    PRIMARY KEY (kind, name, spelling)
) WITHOUT ROWID;

-- Made of the tables above, and holding nothing of its own:

CREATE VIRTUAL TABLE program_words USING fts5 (
    name, institution, concentrations, place, aliases, also,
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE listing ( -- a program a row, for reading; values of facts that decide
    number INTEGER PRIMARY KEY REFERENCES programs (number),
    id TEXT NOT NULL,
    institution TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT,
    degree TEXT,
    control TEXT,
    city TEXT,
    state TEXT,
    delivery TEXT, -- 'disputed' where sources disagree; NULL: unknown or outdated, here and below
    exam TEXT, -- 'none', 'may_be' or 'required'
    accredited_by TEXT,
    gpa_min REAL,
    months REAL -- at most
);
CREATE INDEX listing_by_level ON listing (level);
CREATE INDEX listing_by_state ON listing (state);
CREATE INDEX listing_by_delivery ON listing (delivery);
CREATE INDEX listing_by_exam ON listing (exam);

CREATE TABLE find_index ( -- docs/finding.md
    name TEXT PRIMARY KEY,
    data BLOB NOT NULL
);
