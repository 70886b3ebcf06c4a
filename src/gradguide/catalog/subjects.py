"""The graduate programs under each CIP code and for each occupation, worked out once for a release.

Some occupations are prepared for under more than a hundred codes, and under one code there are
hundreds of programs; who asks for the largest of them must not look at them all first.
"""

from __future__ import annotations

import sqlite3

from gradguide.model.national import GRADUATE

_LEVELS = ", ".join(f"'{level}'" for level in GRADUATE)


def fill_subject_programs(connection: sqlite3.Connection) -> None:
    """Fill `subject_programs` and `occupation_programs` from the awards that count programs.

    One award can count several programs of a school, so that its graduates are nobody's alone.
    An award without graduates in the newest year stands at the end with none. The joins are
    in the order in which they are written (CROSS JOIN): SQLite's own, without statistics, takes
    minutes for a whole country.
    """
    connection.execute(f"""
        INSERT INTO subject_programs
        WITH newest AS (
            SELECT award, total FROM completions WHERE year = (SELECT max(year) FROM completions)
        )
        SELECT cip, row_number() OVER (PARTITION BY cip ORDER BY total DESC, number), number, total
        FROM (
            SELECT cip, number, coalesce(total, 0) AS total
            FROM awards LEFT JOIN newest ON award = number
            WHERE level IN ({_LEVELS}) AND number IN (SELECT award FROM program_awards)
        )
        ORDER BY 1, 2""")
    connection.execute("""
        INSERT INTO occupation_programs
        SELECT soc, count(DISTINCT program), count(DISTINCT unitid)
        FROM cip_soc CROSS JOIN subject_programs s USING (cip)
        CROSS JOIN awards a ON a.number = s.award
        CROSS JOIN program_awards l ON l.award = s.award
        GROUP BY soc ORDER BY soc""")
