from django.urls import path

from accounts.views import invitation, password, profile, sign_in, user

app_name = "accounts"
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("password/forgotten/", password.request_reset, name="request_reset"),
    path("password/new/<str:uid>/<str:token>/", password.reset_password, name="reset_password"),
    path("password/", password.change_password, name="change_password"),
    path("invitations/<str:secret>/", invitation.accept_invitation, name="accept_invitation"),
    path("profile/", profile.see_profile, name="see_profile"),
    path("tokens/", profile.list_tokens, name="list_tokens"),
    path("tokens/create/", profile.create_token, name="create_token"),
    path("tokens/<int:pk>/revoke/", profile.revoke_token, name="revoke_token"),
    path("users/", user.list_users, name="list_users"),
    path("users/invite/", invitation.invite_user, name="invite_user"),
    path("users/<int:pk>/", user.see_user, name="see_user"),
    path("users/<int:pk>/resend/", invitation.resend_invitation, name="resend_invitation"),
    path("users/<int:pk>/deactivate/", user.deactivate_user, name="deactivate_user"),
    path("users/<int:pk>/reactivate/", user.reactivate_user, name="reactivate_user"),
]
