# docs/docker.md says how it is used. No compiler is needed: all that mtfix needs comes as wheels.
FROM python:3.13-slim AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE ./
COPY rules rules
COPY mtfix mtfix
RUN pip wheel --no-cache-dir --wheel-dir /wheels '.[formats]'

FROM python:3.13-slim
LABEL org.opencontainers.image.title="mtfix" \
      org.opencontainers.image.description="Turns raw machine translation into text that can be published" \
      org.opencontainers.image.licenses="MIT"
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index /wheels/*.whl \
    && useradd --create-home --uid 1000 mtfix
USER 1000
WORKDIR /work
ENTRYPOINT ["mtfix"]
CMD ["--help"]
