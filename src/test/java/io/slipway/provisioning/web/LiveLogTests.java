package io.slipway.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.provisioning.engine.RunBench;
import io.slipway.testing.Shipwright;
import io.slipway.testing.Yard;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.test.annotation.DirtiesContext;

/** The live log over real HTTP, as a browser reads it. */
@Yard
class LiveLogTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @LocalServerPort
    private int port;

    @Autowired
    private Shipwright shipwright;

    @Autowired
    private RunBench bench;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void signIn() throws IOException, InterruptedException {
        shipwright.clear();
        signIn("ada");
    }

    @Test
    void tellsALineAsItIsWritten() throws IOException, InterruptedException {
        var hold = begun();
        var events = stream(hold.run(), "");

        hold.says("dev", "first", "second");
        assertThat(next(events)).contains("\"text\":\"first\"", "\"tone\":\"plain\"");
        assertThat(next(events)).contains("\"text\":\"second\"");

        hold.says("dev", "third").ends("done", "");
        assertThat(next(events)).contains("\"text\":\"third\"");
        assertThat(next(events)).startsWith("event:end");
    }

    @Test
    void goesOnAfterTheLastLineThatTheBrowserHad() throws IOException, InterruptedException {
        var hold = begun().says("dev", "first", "second", "third");
        var second = id(read(hold).get(1));

        assertThat(texts(stream(hold.run(), second))).containsExactly("third");
    }

    @Test
    void theBrowsersPlaceWinsOverTheOneInTheAddress() throws IOException, InterruptedException {
        var hold = begun().says("dev", "first", "second", "third");
        var all = read(hold);

        assertThat(texts(stream(hold.run(), id(all.get(1)), "?after=" + id(all.get(0)))))
                .containsExactly("third");
        assertThat(texts(stream(hold.run(), "", "?after=" + id(all.get(0))))).containsExactly("second", "third");
    }

    @Test
    void losesNoLineOfMany() throws IOException, InterruptedException {
        var lines = IntStream.range(0, 1_234).mapToObj(i -> "line " + i).toArray(String[]::new);
        var hold = begun().says("dev", lines).ends("done", "");

        assertThat(texts(stream(hold.run(), ""))).containsExactly(lines);
    }

    @Test
    void aPlaceThatIsNoneIsNoFault() throws IOException, InterruptedException {
        var hold = begun();

        assertThat(open(hold.run(), "not-a-number", "").statusCode()).isEqualTo(400);
    }

    @Test
    void isForWhoMaySeeTheRun() throws IOException, InterruptedException {
        var hold = begun();
        signIn("mallory");

        assertThat(open(hold.run(), "", "").statusCode()).isEqualTo(404);
    }

    @Test
    @DirtiesContext
    void aPortalThatStopsSendsItsViewersAway() throws IOException, InterruptedException {
        var hold = begun().says("dev", "first");
        var stream = open(hold.run(), "", "").body().iterator();
        assertThat(stream.next()).isEqualTo(":here");

        context.publishEvent(new ContextClosedEvent(context)); // the first thing that a close does

        assertThat(stream).toIterable().anyMatch(line -> line.contains("first")).noneMatch("event:end"::equals);
    }

    private RunBench.Hold begun() {
        return bench.takeUp(shipwright.provisioning().id(), "dev").begins("dev");
    }

    /** The events that are there. */
    private List<String> read(RunBench.Hold hold) throws IOException, InterruptedException {
        var events = stream(hold.run(), "");
        return List.of(next(events), next(events), next(events));
    }

    /** The texts of a stream until it ends, or goes silent. */
    private static List<String> texts(BlockingQueue<String> events) throws InterruptedException {
        var texts = new ArrayList<String>();
        for (var event = events.poll(10, TimeUnit.SECONDS);
                event != null && !event.startsWith("event:end");
                event = events.poll(2, TimeUnit.SECONDS)) {
            texts.add(event.replaceAll("(?s).*\"text\":\"([^\"]*)\".*", "$1"));
        }
        return texts;
    }

    private static String id(String event) {
        return event.replaceAll("(?s).*id:\\s*(\\d+).*", "$1");
    }

    private static String next(BlockingQueue<String> events) throws InterruptedException {
        var event = events.poll(15, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return String.valueOf(event);
    }

    private BlockingQueue<String> stream(long run, String lastEvent) throws IOException, InterruptedException {
        return stream(run, lastEvent, "");
    }

    private BlockingQueue<String> stream(long run, String lastEvent, String query)
            throws IOException, InterruptedException {
        var response = open(run, lastEvent, query);
        assertThat(response.statusCode()).isEqualTo(200);
        var events = new ArrayBlockingQueue<String>(10_000);
        Thread.ofVirtual().start(() -> collect(response, events));
        return events;
    }

    private static void collect(HttpResponse<Stream<String>> response, BlockingQueue<String> events) {
        var event = new StringBuilder();
        response.body().forEach(line -> {
            if (line.isEmpty() && !event.isEmpty()) {
                events.add(event.toString());
                event.setLength(0);
            } else if (!line.isEmpty() && !line.startsWith(":")) {
                event.append(line).append('\n');
            }
        });
    }

    private HttpResponse<Stream<String>> open(long run, String lastEvent, String query)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address("/runs/%d/steps/dev/log/stream%s".formatted(run, query)))
                .header("Accept", "text/event-stream");
        if (!lastEvent.isEmpty()) {
            request.header("Last-Event-ID", lastEvent);
        }
        return browser.send(request.build(), BodyHandlers.ofLines());
    }

    private void signIn(String person) throws IOException, InterruptedException {
        var page = browser.send(HttpRequest.newBuilder(address("/sign-in")).build(), BodyHandlers.ofString());
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        var form = "person=%s&_csrf=%s".formatted(person, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        var answer = browser.send(
                HttpRequest.newBuilder(address("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private URI address(String path) {
        return URI.create("http://localhost:%d%s".formatted(port, path));
    }
}
