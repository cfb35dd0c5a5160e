# One image for web, worker, clock and migration; the command decides which it is.
FROM python:3.12-slim AS packages
COPY requirements.txt /
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes --requirement /requirements.txt

FROM python:3.12-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    BLKPORTAL_STAGE=production \
    WEB_CONCURRENCY=3 \
    STATIC_ROOT=/srv/static \
    MEDIA_ROOT=/srv/media
RUN useradd --system --uid 10001 --user-group --home-dir /nonexistent portal \
    && install -d -o portal -g portal /srv/media
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/portal
COPY . .
# The settings want secrets to be read at all: these are made for one command and forgotten.
RUN python -m blkportal.local.throwaway python manage.py collectstatic --noinput --verbosity 0
USER portal
EXPOSE 8000
CMD ["gunicorn", "blkportal.wsgi", "--bind", "0.0.0.0:8000", "--timeout", "30", \
     "--graceful-timeout", "20", "--worker-tmp-dir", "/dev/shm", "--no-control-socket", \
     "--max-requests", "2000", "--max-requests-jitter", "200", "--access-logfile", "-"]
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "docker/web_answers.py"]
