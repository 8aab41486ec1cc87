package io.attune.demo.generator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// What the cast say, at the hour at which the pictures of the inbox show it.
final class CastThreads {
    private static final Duration PROMISE = Duration.ofHours(24);
    private final Map<String, DemoOrder> orders;
    private final Crowd crowd;
    private final Instant now;
    private final LocalDate today;

    CastThreads(Map<String, DemoOrder> orders, Crowd crowd, Instant now) {
        this.orders = orders;
        this.crowd = crowd;
        this.now = now;
        today = now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    List<List<Moment>> threads() {
        return List.of(
                adaLastWinter(),
                ada(),
                jonasLastMonth(),
                List.of(say(voice(Cast.JONAS, "mail"), Kind.RENEWAL, ago(Duration.ofMinutes(252)), Cast.JONAS_CANCELS)),
                List.of(say(lena(), Kind.PURCHASE, left(Duration.ofHours(3)), Cast.LENA_WANTS)),
                List.of(say(voice(Cast.NAOKI, "mastodon"), Kind.PURCHASE, left(Duration.ofHours(2)), Cast.NAOKI_WANTS)),
                List.of(say(
                        voice(Cast.CARLA, "instagram"), Kind.QUESTION, ago(Duration.ofMinutes(10)), Cast.CARLA_ASKS)),
                List.of(say(voice(Cast.FARID, "forum"), Kind.IDEA, ago(Duration.ofMinutes(25)), Cast.FARID_SUGGESTS)));
    }

    /// Written under Ada's last complaint, which is the second of these threads.
    DemoNote note(String adaThread) {
        return new DemoNote(
                adaThread,
                Cast.MIRA.key(),
                left(Duration.ofMinutes(48)).plus(Duration.ofMinutes(40)),
                "@Inês same warehouse again, can you check the Porto line? Task: by 15:00");
    }

    private List<Moment> adaLastWinter() {
        Moment dent = about(
                voice(Cast.ADA, "bluesky"),
                "10377",
                day(281, 18, 40),
                "My desk lamp from @lumen came with a dent in the base. Not the end of the world, but still.");
        Moment reply = dent.answeredBy(Cast.TOM, day(280, 9, 5))
                .saying("Sorry about that, Ada! A new base is in the post, keep the old one for spare parts.");
        return List.of(dent, reply);
    }

    private List<Moment> ada() {
        Moment second = about(
                voice(Cast.ADA, "bluesky"),
                Cast.ADA_LAST_ORDER,
                day(5, 9, 12),
                "Second order from @lumen with a dent. Sent photos, no answer yet.");
        Moment reply = second.answeredBy(Cast.TOM, day(5, 15, 40))
                .saying("Sorry Ada! A new shade is on its way, no need to send the old one back.");
        Moment third =
                reply.followedBy(Kind.DAMAGED, left(Duration.ofMinutes(48))).saying(Cast.ADA_COMPLAINS);
        return List.of(second, reply, third);
    }

    private List<Moment> jonasLastMonth() {
        Moment late = say(
                voice(Cast.JONAS, "mail"),
                Kind.LATE,
                day(41, 8, 20),
                "Hello,\n\nthe last delivery was four days late and nobody told us. We plan our fitters by your dates."
                        + "\n\nRegards, Jonas Berg");
        Moment reply = late.answeredBy(Cast.TOM, day(41, 11, 2))
                .saying(
                        "Hello Jonas, that must not happen, and I am sorry. From now on I check your dates myself and call"
                                + " you a day ahead if one slips.\n\nTom\nLumen");
        Moment thanks = reply.followedBy(Kind.THANKS, day(41, 13, 30)).saying("Thank you. We will see.\n\nJonas Berg");
        return List.of(late, reply, thanks);
    }

    private static Moment say(Speaker speaker, Kind kind, Instant at, String words) {
        return Moment.first(speaker, kind, null, at, speaker.mail(), Moment.Subject.NOTHING)
                .saying(words);
    }

    private Moment about(Speaker speaker, String order, Instant at, String words) {
        var subject = new Moment.Subject(orders.get(order), null, 0);
        return Moment.first(speaker, Kind.DAMAGED, null, at, false, subject).saying(words);
    }

    private Speaker voice(String person, String network) {
        return crowd.voicesOf(person).stream()
                .filter(each -> each.author().network().equals(network))
                .findFirst()
                .orElseThrow();
    }

    private Speaker lena() {
        return crowd.all().stream()
                .filter(each -> each.author().handle().equals(Cast.HIKERLENA))
                .findFirst()
                .orElseThrow();
    }

    private Instant ago(Duration time) {
        return now.minus(time);
    }

    /// So long ago that this much of the promised 24 hours is left.
    private Instant left(Duration time) {
        return now.minus(PROMISE.minus(time));
    }

    private Instant day(int ago, int hour, int minute) {
        return today.minusDays(ago).atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }
}
