package io.attune.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody with a session, who sets Attune up and then uses it.
final class Browser {
    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String MAIL = "bench@lumen.example";
    private static final String PASSWORD = "seventeen lanterns over the harbour";

    private final String address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /// What sends deliveries is nobody who is signed in.
    private final HttpClient program = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Browser(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    void setUp(String code) throws IOException, InterruptedException {
        form(
                "/setup",
                "/setup",
                Map.of(
                        "code", code,
                        "company", "Lumen",
                        "currency", "EUR",
                        "zone", "UTC",
                        "language", "en",
                        "margin", "30",
                        "name", "Bench",
                        "mail", MAIL,
                        "password", PASSWORD));
        HttpResponse<String> in = form("/login", "/login", Map.of("mail", MAIL, "password", PASSWORD));
        if (in.headers().firstValue("Location").orElse("/login").contains("/login"))
            throw new IllegalStateException("nobody could sign in: " + in.statusCode());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    /// Sends a form, with the token that stands on a page.
    HttpResponse<String> form(String page, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var all = new TreeMap<>(fields);
        all.put("_csrf", token(page));
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 400)
            throw new IllegalStateException("POST " + path + " was answered with " + answer.statusCode());
        return answer;
    }

    /// Sends a file as a program does, by name and password: a session may only read there. Answers the job.
    long importFile(Path file, String target, String mapping) throws IOException, InterruptedException {
        String boundary = "----attune-bench";
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(part(boundary, "target") + target + "\r\n" + part(boundary, "mapping") + mapping
                        + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n"),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        String proof = Base64.getEncoder().encodeToString((MAIL + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = request("/api/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Authorization", "Basic " + proof)
                .POST(body)
                .build();
        HttpResponse<String> answer;
        try (HttpClient program = HttpClient.newHttpClient()) {
            answer = program.send(request, BodyHandlers.ofString());
        }
        if (answer.statusCode() != 202)
            throw new IllegalStateException("the import was answered with " + answer.statusCode() + answer.body());
        JsonNode told = JsonMapper.shared().readTree(answer.body());
        return told.get("job").longValue();
    }

    /// A delivery, which proves itself by its headers and needs no session.
    int deliver(String path, Map<String, String> headers, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return program.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String token(String page) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(page);
        Matcher token = FIELD.matcher(answer.body());
        if (!token.find())
            throw new IllegalStateException("no token on " + page + ", which was answered with " + answer.statusCode()
                    + ": " + answer.body().lines().limit(60).toList());
        return token.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(10));
    }

    private static String part(String boundary, String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
