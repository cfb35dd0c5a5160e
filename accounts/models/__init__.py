from accounts.models.api_token import ApiToken
from accounts.models.invitation import Invitation
from accounts.models.sign_in_try import SignInTry
from accounts.models.user import AccountState, User

__all__ = ["AccountState", "ApiToken", "Invitation", "SignInTry", "User"]
