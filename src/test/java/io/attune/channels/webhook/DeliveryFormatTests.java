package io.attune.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.attune.channels.IncomingPost;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryFormatTests {
    private static final Instant NOW = Instant.parse("2026-11-21T14:30:00Z");
    private static final String WHOLE = """
            {"id": "p1", "text": "third parcel in a row 😞", "postedAt": "2026-11-21T15:20:00+01:00",
             "author": {"id": "did:plc:ada", "handle": "ada.oliveira", "name": "Ada", "followers": 3400,
                        "verified": true},
             "language": "en", "public": true, "audience": 3400, "replyTo": "p0", "thread": "p0",
             "url": "https://lumen.example/p1"}
            """;
    private static final String SHORT = """
            {"id": "p1", "text": "hello", "postedAt": "2026-11-21T14:20:00Z", "author": {"id": "7", "handle": "lena"}}
            """;

    @Test
    void aPostIsReadWhole() {
        assertThat(read(WHOLE).posts())
                .containsExactly(new IncomingPost(
                        "p1",
                        true,
                        "did:plc:ada",
                        "ada.oliveira",
                        "Ada",
                        3_400L,
                        true,
                        "third parcel in a row 😞",
                        "en",
                        true,
                        3_400,
                        "p0",
                        "p0",
                        "https://lumen.example/p1",
                        Instant.parse("2026-11-21T14:20:00Z")));
    }

    @Test
    void whatAPostDoesNotSayIsTheChannelsToSay() {
        assertThat(read(SHORT).posts().getFirst().isPublic()).isTrue();
        assertThat(new DeliveryFormat(false, NOW)
                        .read(SHORT.getBytes(UTF_8))
                        .posts()
                        .getFirst()
                        .isPublic())
                .isFalse();
    }

    @Test
    void manyPostsAndADeletionAreDeliveriesToo() {
        assertThat(read("{\"posts\": [%s, %s]}".formatted(WHOLE, SHORT)).posts())
                .hasSize(2);
        assertThat(read("{\"deleted\": \"p1\"}").deleted()).containsExactly("p1");
    }

    @Test
    void aMistakeIsNamedWithItsPlace() {
        refused(SHORT.replace("hello", " "), "text: is missing.");
        refused(SHORT.replace("\"hello\"", "7"), "text: must be a text.");
        refused(SHORT.replace("\"text\"", "\"txt\""), "txt: is not a field that Attune knows.");
        refused(SHORT.replace("14:20:00Z", "14:20"), "postedAt: must look like 2026-11-21T14:30:00Z.");
        refused(SHORT.replace("2026-11", "2027-11"), "postedAt: must lie between 1990 and now.");
        refused("{\"posts\": [%s]}".formatted(SHORT.replace("\"7\"", "null")), "posts[0].author.id: is missing.");
        refused(WHOLE.replace("https://lumen", "javascript:lumen"), "url: must begin with https:// or http://.");
        refused(
                WHOLE.replace("\"audience\": 3400", "\"audience\": -1"),
                "audience: must be a whole number, 0 or more.");
        refused("{\"posts\": []}", "posts: must be a list of 1 to 1000.");
        refused("[]", "the body: must be an object.");
        refused("{\"deleted\": \"p1\", \"id\": \"p2\"}", "id: is not a field that Attune knows.");
        refused("{\"id\": \"p1\"", "the body: is not JSON");
        refused("", "the body: ");
    }

    private static Delivery read(String body) {
        return new DeliveryFormat(true, NOW).read(body.getBytes(UTF_8));
    }

    private static void refused(String body, String detail) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> read(body)).withMessageContaining(detail);
    }
}
