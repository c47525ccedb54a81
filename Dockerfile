# Three images from one file: `tools` runs Temporal and MinIO, `app` runs every part of Canopy, `build` is in between.

FROM golang:1.26-bookworm AS tools-build
WORKDIR /tools
COPY tools/ ./
RUN go build -trimpath -ldflags "-s -w" -o /out/temporal github.com/temporalio/cli/cmd/temporal \
 && go build -trimpath -ldflags "-s -w" -o /out/minio github.com/minio/minio

FROM debian:bookworm-slim AS tools
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 1001 canopy \
 && install -d -o canopy -g canopy /data
COPY --from=tools-build /out/ /usr/local/bin/
USER canopy
VOLUME /data

FROM node:24-bookworm-slim AS build
WORKDIR /canopy
RUN npm install --global pnpm@12.21.0
COPY . .
RUN pnpm install --frozen-lockfile && pnpm run build

FROM node:24-bookworm-slim AS app
RUN useradd --create-home --uid 1001 canopy \
 && install -d -o canopy -g canopy /canopy/.canopy
WORKDIR /canopy
COPY --from=build --chown=canopy:canopy /canopy /canopy
USER canopy
