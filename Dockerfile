# The command, for machines with a container engine: no root, nothing written, no network asked for.
#
#   docker build -t mien .
#   docker run --rm --read-only --network none -v "$PWD:/work:ro" mien analyze photo.jpg
#
# Videos with --annotate and all that writes want a folder mounted without :ro. .ci/dockerfile checks these steps.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -q -P dist -DskipTests -Dmaven.test.skip package
RUN mkdir -p /opt/mien && tar -xzf dist/target/mien-*.tar.gz -C /opt/mien --strip-components=1

FROM eclipse-temurin:17-jre
COPY --from=build /opt/mien /opt/mien
ENV MIEN_HOME=/opt/mien/home
# ONNX Runtime makes a folder, which stays empty, wherever its libraries lie; /dev/shm can be written in every container.
ENV MIEN_JAVA_OPTS="-Dorg.bytedeco.javacpp.cachedir=/opt/mien/home/javacpp -Djava.io.tmpdir=/dev/shm"
# The libraries of ONNX Runtime, OpenCV and FFmpeg are unpacked now, since nothing can be written later.
RUN /opt/mien/bin/mien doctor && chmod -R a+rX /opt/mien/home
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["/opt/mien/bin/mien"]
CMD ["--help"]
