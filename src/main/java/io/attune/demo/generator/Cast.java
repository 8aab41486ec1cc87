package io.attune.demo.generator;

import java.util.List;
import java.util.Set;

/// The people every picture, test and tour of Attune meets, and what is known of them.
public final class Cast {
    public static final String NORDLICHT = "A-0001";
    public static final String OLIVEIRA = "A-0002";

    public static final String ADA = "P-00001";
    public static final String JONAS = "P-00002";
    public static final String NAOKI = "P-00003";
    public static final String CARLA = "P-00004";
    public static final String FARID = "P-00005";

    public static final Set<String> PEOPLE = Set.of(ADA, JONAS, NAOKI, CARLA, FARID);

    /// Ada buys every 16 weeks on average; her last order, 10482, was 25 weeks ago.
    public static final int ADA_ORDERS = 15;

    public static final long ADA_CENTS = 431_800;
    public static final int ADA_RHYTHM_DAYS = 112;
    public static final int ADA_DAYS_WITHOUT = 175;
    public static final String ADA_LAST_ORDER = "10482";
    public static final int ADA_AUDIENCE = 3_400;

    public static final String ADA_BLUESKY = "ada.oliveira";
    public static final String ADA_INSTAGRAM = "ada.o";
    public static final String HIKERLENA = "hikerlena";
    public static final int HIKERLENA_FOLLOWERS = 9_800;

    /// The last sentences of the cast, all of them waiting for an answer.
    public static final String ADA_COMPLAINS =
            "third parcel in a row that arrives crushed, @lumen are you even trying? loved these lamps for years 😞";

    public static final String JONAS_CANCELS =
            "If this happens again we will not renew in January. Our fitters stood in an"
                    + " empty hall in Bremen on Tuesday because the pendants were not there. Please call me today.";
    public static final String LENA_WANTS =
            "anyone tried the Lumen trail light? thinking of switching from my old headlamp before the winter hikes";
    public static final String NAOKI_WANTS = "新しいランプに買い替えたい。おすすめありますか？";
    public static final String CARLA_ASKS = "¿Cuándo vuelve a estar disponible el modelo rojo?";
    public static final String FARID_SUGGESTS = "Idea: a clip so that the lamp fits on a bike bag";

    private static final Set<String> MEN = Set.of("tom", "kenji", "daniel", "samuel");

    public static final DemoColleague MIRA = colleague("mira", "Mira", "Kovač", "agent", "en", "de");
    public static final DemoColleague TOM = colleague("tom", "Tom", "Lindqvist", "agent", "en", "nl", "pl");
    public static final DemoColleague INES = colleague("ines", "Inês", "Carvalho", "sales", "pt", "es", "en");

    public static final List<DemoColleague> COLLEAGUES = List.of(
            MIRA,
            TOM,
            INES,
            colleague("lucie", "Lucie", "Garnier", "agent", "fr", "es", "it", "pt"),
            colleague("aylin", "Aylin", "Demir", "agent", "de", "tr", "ar"),
            colleague("kenji", "Kenji", "Mori", "agent", "ja", "zh", "en"),
            colleague("noor", "Noor", "El Amrani", "analyst", "en", "fr", "ar"),
            colleague("chiara", "Chiara", "Fontana", "marketer", "it", "en"),
            colleague("daniel", "Daniel", "Okafor", "product", "en"),
            colleague("katrin", "Katrin", "Vogel", "manager", "de", "en"),
            colleague("samuel", "Samuel", "Reyes", "admin", "en", "es"));

    private Cast() {}

    private static DemoColleague colleague(String key, String first, String last, String role, String... languages) {
        boolean woman = !MEN.contains(key);
        return new DemoColleague(key, first, last, woman, key + "@lumen.example", role, List.of(languages));
    }
}
