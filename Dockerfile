# The portal. Terraform is not in it: mount one, or let Slipway fetch its pinned release into the home folder.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
RUN mvn -B -ntp -q dependency:go-offline
COPY . .
RUN mvn -B -ntp -q -DskipTests package \
 && java -Djarmode=tools -jar target/slipway-*.jar extract --layers --launcher --destination target/layers

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin slipway \
 && install -d -o slipway -g slipway -m 0700 /var/lib/slipway
USER slipway
WORKDIR /app
COPY --from=build /build/target/layers/dependencies/ ./
COPY --from=build /build/target/layers/spring-boot-loader/ ./
COPY --from=build /build/target/layers/snapshot-dependencies/ ./
COPY --from=build /build/target/layers/application/ ./
ENV SLIPWAY_HOME=/var/lib/slipway
VOLUME /var/lib/slipway
EXPOSE 8080
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=70", "org.springframework.boot.loader.launch.JarLauncher"]
