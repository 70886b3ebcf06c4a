"""The programs under each CIP code in the order of their graduates, worked out once for a release.

Some occupations are prepared for under more than a hundred codes, and under one code there are
hundreds of programs; who asks for the largest of them must not add them all up first.
"""

from __future__ import annotations

import sqlite3


def fill_subject_programs(connection: sqlite3.Connection) -> None:
    """Fill `subject_programs` from the programs, awards and completions that are there.

    A program without graduates in the newest year stands at the end with none.
    """
    connection.execute("""
        INSERT INTO subject_programs
        WITH newest AS (
            SELECT award, total FROM completions WHERE year = (SELECT max(year) FROM completions)
        ), totals AS (
            SELECT program, coalesce(sum(total), 0) AS total
            FROM program_awards LEFT JOIN newest USING (award) GROUP BY program
        ), subjects AS (
            SELECT DISTINCT cip, program FROM program_awards JOIN awards ON number = award
        )
        SELECT cip, row_number() OVER (PARTITION BY cip ORDER BY total DESC, program), program,
            total
        FROM subjects JOIN totals USING (program) ORDER BY 1, 2""")
