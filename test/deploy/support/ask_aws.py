"""Asks an AWS API with AWS's own client and prints the answers.

Standard input: a JSON list of {service, operation, parameters, query}; the query is in JMESPath.
Standard output: a JSON list of what the queries found.
"""

import json
import sys

import botocore.session
import jmespath

session = botocore.session.get_session()
clients = {}
answers = []
for ask in json.load(sys.stdin):
    service = ask["service"]
    if service not in clients:
        clients[service] = session.create_client(service)
    answer = getattr(clients[service], ask["operation"])(**ask["parameters"])
    answers.append(jmespath.search(ask["query"], answer))
json.dump(answers, sys.stdout, default=str)
