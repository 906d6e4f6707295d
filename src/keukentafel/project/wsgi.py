"""WSGI entry: refuses to serve as a role that stands above the walls."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connection

from keukentafel.project.starten import sterf_mee
from keukentafel.stelsel.gemeenten.rechten import weiger_als_eigenaar

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
application = get_wsgi_application()

sterf_mee()
weiger_als_eigenaar()
connection.close()  # each thread of the server takes its own from the pool
