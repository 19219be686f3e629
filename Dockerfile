# The production image: what `pyproject.toml` says, at the versions of constraints.txt, without the sandbox.
FROM python:3.12-slim
RUN useradd --create-home app
WORKDIR /app
COPY pyproject.toml constraints.txt README.md ./
COPY shopapp shopapp
COPY workers workers
COPY bench bench
COPY theme_extension theme_extension
RUN pip install --no-cache-dir -c constraints.txt '.[languages]'
USER app
ENV PYTHONUNBUFFERED=1 FORWARDED_ALLOW_IPS=*
CMD ["shopapp", "serve", "--bind", "0.0.0.0:8800"]
