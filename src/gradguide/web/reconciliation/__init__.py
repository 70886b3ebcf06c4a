"""The Reconciliation Service API 0.2: matching the rows of a table with schools and programs.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""
