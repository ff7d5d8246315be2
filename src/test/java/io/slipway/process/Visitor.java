package io.slipway.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that runs no script: sends forms with their CSRF token, follows redirects. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]{64})\"");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Portal portal;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private Visitor(Portal portal) {
        this.portal = portal;
    }

    static Visitor signIn(Portal portal, String person) {
        var visitor = new Visitor(portal);
        visitor.send("/sign-in", "/sign-in", Map.of("person", person));
        return visitor;
    }

    /** Asks for a project and checks the plan; the number of the request. */
    public long ask(Map<String, String> form) {
        var template = form.get("template");
        var page = send("/requests/new?template=" + template, "/requests", form);
        var path = page.uri().getPath();
        if (!path.matches("/requests/\\d+")) {
            throw new IllegalStateException("The form was refused: " + page.statusCode() + "\n" + page.body());
        }
        return Long.parseLong(path.substring("/requests/".length()));
    }

    /** Waits for the plan and submits it. */
    public void submit(long request) throws InterruptedException {
        var page = await("/requests/" + request, body -> body.contains("/submit"));
        post(page, "/requests/%d/submit".formatted(request), Map.of("digest", digest(page)));
    }

    public void approve(long request) {
        var page = get("/requests/" + request).body();
        post(page, "/requests/%d/decision".formatted(request), Map.of("decision", "approve", "digest", digest(page)));
    }

    /** Waits until a page says something. */
    public String await(String path, Predicate<String> there) throws InterruptedException {
        return await(path, there, PATIENCE);
    }

    /** Waits so long until a page says something. */
    public String await(String path, Predicate<String> there, Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        var body = get(path).body();
        while (!there.test(body)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("%s does not say it:%n%s".formatted(path, body));
            }
            Thread.sleep(100);
            body = get(path).body();
        }
        return body;
    }

    public HttpResponse<String> get(String path) {
        return exchange(HttpRequest.newBuilder(portal.at(path))
                .header("Accept", "text/html")
                .build());
    }

    /** Sends a form that stands on a page. */
    public HttpResponse<String> send(String pagePath, String action, Map<String, String> fields) {
        return post(get(pagePath).body(), action, fields);
    }

    private HttpResponse<String> post(String page, String action, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return exchange(HttpRequest.newBuilder(portal.at(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(form + "&_csrf=" + encoded(first(CSRF, page))))
                .build());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String page) {
        return first(DIGEST, page);
    }

    private static String first(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("The page has no %s:%n%s".formatted(pattern, page));
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
