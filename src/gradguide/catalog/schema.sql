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
    kind TEXT NOT NULL CHECK (kind IN ('program', 'concentration', 'certificate', 'dual', 'group', 'award')),
    degree TEXT,
    level TEXT,
    parent TEXT REFERENCES programs (id),
    concentrations TEXT NOT NULL, -- JSON list
    aliases TEXT NOT NULL -- JSON list
);
CREATE INDEX programs_by_institution ON programs (institution_id);
CREATE INDEX programs_described ON programs (kind) WHERE kind <> 'award';

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

CREATE TABLE job_titles ( -- of the field pack: titles of jobs with their spellings, folded
    title TEXT NOT NULL,
    spelling TEXT NOT NULL,
    soc TEXT, -- of the occupation; NULL: the classification gives the title no place of its own
    PRIMARY KEY (title, spelling)
) WITHOUT ROWID;

CREATE TABLE title_near ( -- occupations that some people with a title of no code are counted in
    title TEXT NOT NULL,
    position INTEGER NOT NULL,
    soc TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL, -- an address
    PRIMARY KEY (title, position)
) WITHOUT ROWID;

CREATE TABLE title_specialties ( -- of the field pack: what people with a title have studied
    title TEXT NOT NULL,
    specialty TEXT NOT NULL, -- a name of `spellings`
    PRIMARY KEY (title, specialty)
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

-- The national picture: what federal agencies publish, a table each for one kind of statement.
-- Every row is one agency's, and `datasets` says which file it came from.

CREATE TABLE datasets ( -- a federal file that was read
    name TEXT NOT NULL, -- "ipeds-completions"
    year INTEGER NOT NULL, -- the year that the file is named after
    agency TEXT NOT NULL,
    title TEXT NOT NULL,
    edition TEXT NOT NULL CHECK (edition IN ('published', 'provisional', 'revised', 'compiled')),
    address TEXT NOT NULL,
    file TEXT NOT NULL, -- its name, without a folder
    sha256 TEXT NOT NULL,
    rows INTEGER NOT NULL, -- that were kept
    PRIMARY KEY (name, year)
) WITHOUT ROWID;

CREATE TABLE schools ( -- NCES's directory of institutions, with those that have closed
    unitid TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL, -- JSON list
    city TEXT NOT NULL,
    state TEXT NOT NULL,
    control TEXT NOT NULL
        CHECK (control IN ('public', 'private_nonprofit', 'private_for_profit', '')),
    host TEXT NOT NULL, -- web host without "www."
    opeid TEXT NOT NULL, -- the Department of Education's number for it
    active INTEGER NOT NULL, -- CYACTIVE: open and granting awards in the directory's year
    closed TEXT, -- CLOSEDAT as a date (YYYY-MM-DD or YYYY-MM or YYYY), where one is given
    successor TEXT, -- NEWID: the institution that took it over or its new number
    latitude REAL,
    longitude REAL,
    year INTEGER NOT NULL -- of the directory
) WITHOUT ROWID;

CREATE TABLE successions ( -- of schools whose closing and successor NCES's directory does not tell
    unitid TEXT PRIMARY KEY,
    address TEXT NOT NULL -- that says so
) WITHOUT ROWID;

CREATE TABLE cips ( -- Classification of Instructional Programs 2020
    cip TEXT PRIMARY KEY, -- "25.0101"
    title TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE awards ( -- what a school reports awards in: a subject at a level
    number INTEGER PRIMARY KEY,
    unitid TEXT NOT NULL,
    cip TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN
        ('undergraduate_certificate', 'associate', 'bachelor', 'certificate', 'master', 'doctoral')),
    code INTEGER NOT NULL, -- AWLEVEL; two codes of certificates are of one level
    first_year INTEGER NOT NULL, -- in which a row of it stands, of the years that were read
    last_year INTEGER NOT NULL,
    UNIQUE (unitid, cip, code)
);
CREATE INDEX awards_by_cip ON awards (cip, level);

CREATE TABLE program_awards ( -- under which awards a program's graduates are counted
    program INTEGER NOT NULL REFERENCES programs (number),
    award INTEGER NOT NULL REFERENCES awards (number),
    PRIMARY KEY (program, award)
) WITHOUT ROWID;
CREATE INDEX program_awards_by_award ON program_awards (award);

CREATE TABLE completions ( -- awards conferred from July before the year to June of it
    award INTEGER NOT NULL REFERENCES awards (number),
    year INTEGER NOT NULL,
    total INTEGER NOT NULL, -- first majors
    men INTEGER NOT NULL,
    women INTEGER NOT NULL,
    second INTEGER NOT NULL, -- second majors, who are counted under their first one too
    imputed INTEGER, -- whether NCES says that it estimated the total; NULL: the file does not say
    PRIMARY KEY (award, year)
) WITHOUT ROWID;

CREATE TABLE distance ( -- programs that schools report to NCES, and how many at a distance
    unitid TEXT NOT NULL,
    cip TEXT NOT NULL,
    level TEXT NOT NULL,
    year INTEGER NOT NULL,
    programs INTEGER NOT NULL,
    online INTEGER NOT NULL, -- that can be completed entirely by distance education
    partly INTEGER NOT NULL, -- of which some can
    PRIMARY KEY (unitid, cip, level, year)
) WITHOUT ROWID;

CREATE TABLE characteristics ( -- of a school, in a year
    unitid TEXT NOT NULL,
    year INTEGER NOT NULL,
    calendar TEXT NOT NULL, -- 'semester', 'quarter', 'trimester', '4-1-4', 'other', 'varies', ''
    graduate_distance INTEGER, -- offers graduate programs by distance education; NULL: not said
    application_fee INTEGER, -- dollars, for graduates; NULL: not said
    PRIMARY KEY (unitid, year)
) WITHOUT ROWID;

CREATE TABLE charges ( -- what a school charges graduate students, in whole dollars
    unitid TEXT NOT NULL,
    year INTEGER NOT NULL, -- in which the academic year begins
    residency TEXT NOT NULL CHECK (residency IN ('in_district', 'in_state', 'out_of_state')),
    tuition INTEGER, -- average, for a full-time academic year
    fees INTEGER, -- required, for a full-time academic year
    per_credit INTEGER,
    PRIMARY KEY (unitid, year, residency)
) WITHOUT ROWID;

CREATE TABLE earnings ( -- College Scorecard, by field of study
    unitid TEXT NOT NULL,
    cip4 TEXT NOT NULL, -- "25.01"
    level TEXT NOT NULL, -- an award level, 'postbaccalaureate_certificate' or 'first_professional'
    measure TEXT NOT NULL, -- medians: 'earnings_1yr' and the like, 'debt'; docs/federal-data.md
    year INTEGER NOT NULL, -- of the file
    dollars INTEGER, -- NULL: suppressed
    count INTEGER, -- of people behind it; NULL: suppressed or not said
    PRIMARY KEY (unitid, cip4, level, measure, year)
) WITHOUT ROWID;

CREATE TABLE occupations ( -- Standard Occupational Classification 2018
    soc TEXT PRIMARY KEY, -- "25-4022"
    title TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE occupation_parts ( -- which occupations BLS publishes only together
    soc TEXT NOT NULL, -- BLS's own code for them, under which wages and projections stand
    part TEXT NOT NULL, -- of the Standard Occupational Classification
    PRIMARY KEY (soc, part)
) WITHOUT ROWID;
CREATE INDEX occupation_parts_by_part ON occupation_parts (part, soc);

CREATE TABLE wages ( -- yearly wages, all industries, in whole dollars
    soc TEXT NOT NULL,
    area TEXT NOT NULL, -- 'US', or a state's two letters
    year INTEGER NOT NULL, -- of the May in question
    employment INTEGER, -- NULL: not released
    p10 INTEGER,
    p25 INTEGER,
    median INTEGER,
    p75 INTEGER,
    p90 INTEGER,
    mean INTEGER,
    top_coded TEXT NOT NULL, -- names of the columns whose value is "at least", with commas
    top INTEGER, -- what such a value is at least, where one is
    PRIMARY KEY (soc, area, year)
) WITHOUT ROWID;

CREATE TABLE projections (
    soc TEXT NOT NULL,
    from_year INTEGER NOT NULL,
    to_year INTEGER NOT NULL,
    employment_from INTEGER NOT NULL, -- persons
    employment_to INTEGER NOT NULL,
    change_permille INTEGER NOT NULL, -- tenths of a percent, as published
    openings INTEGER NOT NULL, -- a year on average, persons
    education TEXT NOT NULL, -- typical for entry; '': none given
    experience TEXT NOT NULL,
    training TEXT NOT NULL,
    PRIMARY KEY (soc, from_year, to_year)
) WITHOUT ROWID;

CREATE TABLE cip_soc ( -- which instruction prepares for which occupations
    cip TEXT NOT NULL,
    soc TEXT NOT NULL,
    PRIMARY KEY (cip, soc)
) WITHOUT ROWID;
CREATE INDEX cip_soc_by_soc ON cip_soc (soc, cip);

CREATE TABLE accredited ( -- by accreditors' own lists, as files a user points at
    agency TEXT NOT NULL,
    unitid TEXT NOT NULL,
    institution TEXT NOT NULL, -- as the list names it
    program TEXT NOT NULL, -- '': the institution as a whole
    status TEXT NOT NULL, -- in the agency's words
    since TEXT, -- a date
    until TEXT,
    PRIMARY KEY (agency, unitid, institution, program, status)
) WITHOUT ROWID;
CREATE INDEX accredited_by_school ON accredited (unitid);

-- Made of the tables above, and holding nothing of its own:

CREATE TABLE subject_programs ( -- graduate programs under a CIP code, most graduates first
    cip TEXT NOT NULL,
    place INTEGER NOT NULL, -- from 1
    award INTEGER NOT NULL REFERENCES awards (number), -- which counts one program or several
    total INTEGER NOT NULL, -- graduates under it in the newest year
    PRIMARY KEY (cip, place)
) WITHOUT ROWID;

CREATE TABLE occupation_programs ( -- how many graduate programs the crosswalk leads from
    soc TEXT PRIMARY KEY,
    programs INTEGER NOT NULL,
    schools INTEGER NOT NULL
) WITHOUT ROWID;

-- What the field's pack knows of licensing and of professional bodies: statements, each of one
-- source. What they add up to is worked out when it is asked for.

CREATE TABLE licensed_roles ( -- lines of work that states license
    number INTEGER PRIMARY KEY,
    role TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    names TEXT NOT NULL, -- JSON list
    licence TEXT, -- the value of programs' attribute "licensure" that leads to it
    asked TEXT NOT NULL -- JSON list of attributes that have to be known
);

CREATE TABLE exams (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('subject', 'general')),
    names TEXT NOT NULL, -- JSON list
    lowest INTEGER, -- score
    highest INTEGER,
    since INTEGER, -- year
    until INTEGER, -- the last year in which it was given
    now TEXT REFERENCES exams (name), -- what took its place
    address TEXT -- where that is said
);

CREATE TABLE licensure ( -- what a source says of the licensing of a role in a state
    number INTEGER PRIMARY KEY,
    state TEXT NOT NULL,
    role TEXT NOT NULL REFERENCES licensed_roles (role),
    attribute TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON
    qualifiers TEXT NOT NULL, -- JSON object, only what was said
    address TEXT NOT NULL,
    source_kind TEXT NOT NULL CHECK (source_kind IN ('guide', 'authority')),
    year INTEGER, -- that the source speaks of
    low_trust INTEGER NOT NULL,
    note TEXT NOT NULL
);

CREATE TABLE organizations ( -- professional bodies
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    abbreviation TEXT,
    parent TEXT REFERENCES organizations (name),
    state TEXT, -- the state or province that it serves, where it serves one
    since INTEGER,
    until INTEGER, -- the last year in which it existed
    now TEXT REFERENCES organizations (name), -- what took its place
    names TEXT NOT NULL -- JSON list, folded
);

CREATE TABLE organization_statements (
    number INTEGER PRIMARY KEY,
    organization TEXT NOT NULL REFERENCES organizations (name),
    attribute TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON
    qualifiers TEXT NOT NULL, -- JSON object, only what was said
    address TEXT NOT NULL,
    source_kind TEXT NOT NULL CHECK (source_kind IN ('guide', 'authority')),
    year INTEGER,
    low_trust INTEGER NOT NULL,
    note TEXT NOT NULL
);
