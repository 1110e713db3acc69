# The package as it is published, without the tools that build it. Needs no network when it runs.
FROM node:24-slim AS build
WORKDIR /hearsay
COPY package.json package-lock.json ./
COPY scripts/guard.cjs scripts/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-slim
WORKDIR /hearsay
ENV NODE_ENV=production
COPY --from=build /hearsay/package.json /hearsay/CHANGELOG.md /hearsay/LICENSE ./
COPY --from=build /hearsay/bin bin
COPY --from=build /hearsay/dist dist
COPY --from=build /hearsay/lexicons lexicons
COPY --from=build /hearsay/models models
COPY --from=build /hearsay/corpus/sample corpus/sample
COPY --from=build /hearsay/node_modules node_modules
# No rights beyond its own: it reads its folder and writes to the library alone.
USER node
ENTRYPOINT ["node", "bin/hearsay.cjs"]
CMD ["--help"]
