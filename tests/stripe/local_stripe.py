"""localstripe on a free port of this machine, which is printed; nothing is kept on disk.

It lacks two things that the public API documents and the portal uses: the description of a PaymentIntent, and listing those of a
customer. They are added here. It has no Checkout Sessions, and knows nothing of idempotency keys.
"""

import socket

from aiohttp import web
from localstripe import resources, server

resources.Store.dump_to_disk = lambda store: None

make_intent = resources.PaymentIntent.__init__


def make_described_intent(intent, description=None, **data):
    make_intent(intent, **data)
    intent.description = description


def list_of_customer(url, customer=None, limit=None, starting_after=None):
    page = resources.List(url, limit=limit, starting_after=starting_after)
    page._list = [
        value
        for key, value in resources.store.items()
        if key.startswith("payment_intent:") and value.customer == customer
    ]
    return page


resources.PaymentIntent.__init__ = make_described_intent
resources.PaymentIntent._api_list_all = staticmethod(list_of_customer)

listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
web.run_app(server.app, sock=listener, print=None)
