"""The whole product on one machine: embedded PostgreSQL and Redis, the sandbox, web and workers, and a shop to try it on."""
