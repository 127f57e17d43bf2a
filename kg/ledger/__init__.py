"""The ledger: a workbook that people fill and hand back, and what they wrote as reviewed claims."""
