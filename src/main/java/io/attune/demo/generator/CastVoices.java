package io.attune.demo.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Under which handles the cast write.
final class CastVoices {
    private final List<Buyer> buyers;

    CastVoices(List<Buyer> buyers) {
        this.buyers = buyers;
    }

    void enter(Crowd crowd) {
        enter(crowd, 0, "bluesky", Cast.ADA_BLUESKY, Cast.ADA_AUDIENCE, "verified sign-in", 100);
        enter(crowd, 0, "mail", "ada@oliveira.pt", 0, "mail address of the orders", 100);
        enter(crowd, 0, "instagram", Cast.ADA_INSTAGRAM, 412, "same name and place", 62);
        enter(crowd, 1, "mail", "jonas.berg@nordlicht.example", 0, "mail address of the orders", 100);
        enter(crowd, 2, "mastodon", "naoki@norden.example", 310, "verified sign-in", 100);
        enter(crowd, 3, "instagram", "carla.ruiz", 1_100, "handle given with an order", 97);
        enter(crowd, 4, "forum", "farid_m", 21, "verified sign-in", 100);
        crowd.enter(
                speaker(crowd, "x", Cast.HIKERLENA, Cast.HIKERLENA_FOLLOWERS, "hikerlena", "en", "Boulder", null),
                null);
    }

    private void enter(
            Crowd crowd, int index, String network, String handle, int followers, String evidence, int percent) {
        Buyer buyer = buyers.get(index);
        DemoPerson person = buyer.person();
        Speaker speaker =
                speaker(crowd, network, handle, followers, person.name(), person.language(), person.city(), buyer);
        crowd.enter(speaker, new DemoLink(speaker.author().id(), person.id(), evidence, percent));
    }

    private static Speaker speaker(
            Crowd crowd,
            String network,
            String handle,
            int followers,
            String display,
            String language,
            String city,
            @Nullable Buyer buyer) {
        String networkId = network.equals("mail") ? handle : "cast-" + handle;
        var author =
                new DemoAuthor(crowd.nextId(), network, networkId, handle, display, followers, false, language, city);
        String called = buyer == null ? null : buyer.name().given();
        boolean woman = buyer == null || buyer.name().woman();
        return new Speaker(author, buyer, woman, called, false, false, false, 0);
    }
}
