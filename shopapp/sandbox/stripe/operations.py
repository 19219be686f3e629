"""The one table of what the simulated Stripe can do: name, address, what may be asked, and who answers."""

from collections.abc import Callable
from dataclasses import dataclass

from shopapp.sandbox.stripe import asking, balance, charges, disputes, events, intents, methods, payouts, refunds, registry
from shopapp.sandbox.stripe.books import Call
from shopapp.sandbox.stripe.problems import Doc
from shopapp.sandbox.stripe.shapes import Shape


@dataclass(frozen=True, slots=True)
class Operation:
    """`name` is also what a fault names (`payment_intents.capture`). `public` operations are open to a publishable key."""

    name: str
    method: str
    path: str
    shape: Shape
    run: Callable[[Call], Doc]
    public: bool = False

    @property
    def permission(self) -> str:
        """What a restricted key must have: `refunds:write`."""
        return f"{self.name.split('.')[-2]}:{'read' if self.method == 'GET' else 'write'}"


_GET, _POST, _DELETE = "GET", "POST", "DELETE"
_ONE = asking.ONLY_EXPAND
_PI, _PM, _CT, _WE = "/v1/payment_intents", "/v1/payment_methods", "/v1/confirmation_tokens", "/v1/webhook_endpoints"
_PMD, _RE, _DP, _CH, _CU = "/v1/payment_method_domains", "/v1/refunds", "/v1/disputes", "/v1/charges", "/v1/customers"
_EV, _BT, _TEST_CT = "/v1/events", "/v1/balance_transactions", "/v1/test_helpers/confirmation_tokens"

OPERATIONS = (
    Operation("payment_intents.create", _POST, _PI, asking.INTENT_CREATE, intents.create),
    Operation("payment_intents.list", _GET, _PI, asking.INTENT_LIST, intents.listed),
    Operation("payment_intents.retrieve", _GET, f"{_PI}/<id>", asking.INTENT_RETRIEVE, intents.retrieve, public=True),
    Operation("payment_intents.update", _POST, f"{_PI}/<id>", asking.INTENT_UPDATE, intents.update),
    Operation("payment_intents.confirm", _POST, f"{_PI}/<id>/confirm", asking.INTENT_CONFIRM, intents.confirm, public=True),
    Operation("payment_intents.capture", _POST, f"{_PI}/<id>/capture", asking.INTENT_CAPTURE, intents.capture),
    Operation("payment_intents.cancel", _POST, f"{_PI}/<id>/cancel", asking.INTENT_CANCEL, intents.cancel),
    Operation("confirmation_tokens.create", _POST, _CT, asking.TOKEN, methods.create_token, public=True),
    Operation("test_helpers.confirmation_tokens.create", _POST, _TEST_CT, asking.TOKEN, methods.create_token),
    Operation("confirmation_tokens.retrieve", _GET, f"{_CT}/<id>", _ONE, methods.retrieve_token),
    Operation("payment_methods.create", _POST, _PM, asking.METHOD, methods.create, public=True),
    Operation("payment_methods.retrieve", _GET, f"{_PM}/<id>", _ONE, methods.retrieve),
    Operation("payment_methods.list", _GET, _PM, asking.METHOD_LIST, methods.listed),
    Operation("payment_methods.attach", _POST, f"{_PM}/<id>/attach", asking.METHOD_ATTACH, methods.attach),
    Operation("charges.list", _GET, _CH, asking.CHARGE_LIST, charges.listed),
    Operation("charges.retrieve", _GET, f"{_CH}/<id>", _ONE, charges.retrieve),
    Operation("charges.update", _POST, f"{_CH}/<id>", asking.CHARGE_UPDATE, charges.update),
    Operation("refunds.create", _POST, _RE, asking.REFUND, refunds.create),
    Operation("refunds.list", _GET, _RE, asking.OF_A_CHARGE, refunds.listed),
    Operation("refunds.retrieve", _GET, f"{_RE}/<id>", _ONE, refunds.retrieve),
    Operation("refunds.update", _POST, f"{_RE}/<id>", asking.METADATA, refunds.update),
    Operation("refunds.cancel", _POST, f"{_RE}/<id>/cancel", _ONE, refunds.cancel),
    Operation("disputes.list", _GET, _DP, asking.OF_A_CHARGE, disputes.listed),
    Operation("disputes.retrieve", _GET, f"{_DP}/<id>", _ONE, disputes.retrieve),
    Operation("disputes.update", _POST, f"{_DP}/<id>", asking.DISPUTE_UPDATE, disputes.update),
    Operation("disputes.close", _POST, f"{_DP}/<id>/close", _ONE, disputes.close),
    Operation("customers.create", _POST, _CU, asking.CUSTOMER, registry.create_customer),
    Operation("customers.list", _GET, _CU, asking.CUSTOMER_LIST, registry.list_customers),
    Operation("customers.retrieve", _GET, f"{_CU}/<id>", _ONE, registry.retrieve_customer),
    Operation("customers.update", _POST, f"{_CU}/<id>", asking.CUSTOMER, registry.update_customer),
    Operation("customers.delete", _DELETE, f"{_CU}/<id>", _ONE, registry.delete_customer),
    Operation("events.list", _GET, _EV, asking.EVENT_LIST, events.listed),
    Operation("events.retrieve", _GET, f"{_EV}/<id>", _ONE, events.retrieve),
    Operation("webhook_endpoints.create", _POST, _WE, asking.ENDPOINT, registry.create_endpoint),
    Operation("webhook_endpoints.list", _GET, _WE, asking.ANY_LIST, registry.list_endpoints),
    Operation("webhook_endpoints.retrieve", _GET, f"{_WE}/<id>", _ONE, registry.retrieve_endpoint),
    Operation("webhook_endpoints.update", _POST, f"{_WE}/<id>", asking.ENDPOINT_UPDATE, registry.update_endpoint),
    Operation("webhook_endpoints.delete", _DELETE, f"{_WE}/<id>", _ONE, registry.delete_endpoint),
    Operation("payment_method_domains.create", _POST, _PMD, asking.DOMAIN, registry.create_domain),
    Operation("payment_method_domains.list", _GET, _PMD, asking.DOMAIN_LIST, registry.list_domains),
    Operation("payment_method_domains.retrieve", _GET, f"{_PMD}/<id>", _ONE, registry.retrieve_domain),
    Operation("payment_method_domains.update", _POST, f"{_PMD}/<id>", asking.DOMAIN_UPDATE, registry.update_domain),
    Operation("payment_method_domains.validate", _POST, f"{_PMD}/<id>/validate", _ONE, registry.retrieve_domain),
    Operation("balance_transactions.list", _GET, _BT, asking.BALANCE_LIST, balance.listed),
    Operation("balance_transactions.retrieve", _GET, f"{_BT}/<id>", _ONE, balance.retrieve),
    Operation("payouts.list", _GET, "/v1/payouts", asking.PAYOUT_LIST, payouts.listed),
    Operation("payouts.retrieve", _GET, "/v1/payouts/<id>", _ONE, payouts.retrieve),
    Operation("account.retrieve", _GET, "/v1/account", _ONE, registry.account),
)
