"""The ledger as files: a workbook that comes back, and 任务分解表 as PDF and Word."""
