"""Raw files of any shape become Parquet files with the columns of their contract, each content once."""

from landing.contract import Contracts, TableContract, load_contracts
from landing.control import write_control
from landing.errors import LandingError
from landing.land import land
from landing.receipts import MemoryReceiptBook, Receipt, ReceiptBook
from landing.report import LandingReport

__all__ = [
    "Contracts",
    "LandingError",
    "LandingReport",
    "MemoryReceiptBook",
    "Receipt",
    "ReceiptBook",
    "TableContract",
    "land",
    "load_contracts",
    "write_control",
]
