"""What releases have cost, added up exactly and held against a cap."""

from udfs.accounting.pure import BudgetExceeded, Charge, PureBudget
from udfs.accounting.zero_concentrated import epsilon_from_rho, rho_of_gaussian, rho_of_pure

__all__ = ["BudgetExceeded", "Charge", "PureBudget", "epsilon_from_rho", "rho_of_gaussian", "rho_of_pure"]
