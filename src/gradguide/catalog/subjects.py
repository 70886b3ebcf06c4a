"""The programs under each CIP code in the order of their graduates, worked out once for a release.

Some occupations are prepared for under more than a hundred codes, and under one code there are
hundreds of programs; who asks for the largest of them must not look at them all first.
"""

from __future__ import annotations

import sqlite3


def fill_subject_programs(connection: sqlite3.Connection) -> None:
    """Fill `subject_programs` from the awards under which programs are counted.

    One award can count several programs of a school, so that its graduates are nobody's alone.
    An award without graduates in the newest year stands at the end with none.
    """
    connection.execute("""
        INSERT INTO subject_programs
        WITH newest AS (
            SELECT award, total FROM completions WHERE year = (SELECT max(year) FROM completions)
        )
        SELECT cip, row_number() OVER (PARTITION BY cip ORDER BY total DESC, number), number, total
        FROM (
            SELECT cip, number, coalesce(total, 0) AS total
            FROM awards LEFT JOIN newest ON award = number
            WHERE number IN (SELECT award FROM program_awards)
        )
        ORDER BY 1, 2""")
