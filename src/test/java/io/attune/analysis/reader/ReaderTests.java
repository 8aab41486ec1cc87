package io.attune.analysis.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reader makes of posts before anybody has corrected it.
class ReaderTests {
    private static Reader reader;

    @BeforeAll
    static void prepare() {
        reader = Learner.shipped().reader();
    }

    private static Reading read(String content) {
        return reader.read(Text.of(content));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                en | The new lamp stopped working after a week and nobody answers my mails
                de | Die neue Lampe ging nach einer Woche kaputt und niemand antwortet mir
                fr | La nouvelle lampe est tombée en panne et personne ne me répond
                es | La lámpara nueva dejó de funcionar y nadie contesta mis correos
                it | La lampada nuova si è rotta dopo una settimana e nessuno mi risponde
                pt | A luminária nova parou de funcionar e ninguém responde aos meus e-mails
                nl | De nieuwe lamp ging na een week kapot en niemand geeft antwoord
                pl | Nowa lampa zepsuła się po tygodniu i nikt nie odpowiada na moje maile
                tr | Yeni lamba bir hafta sonra bozuldu ve kimse e-postalarıma cevap vermiyor
                ar | المصباح الجديد تعطل بعد أسبوع ولا أحد يرد على رسائلي
                ja | 新しいランプが一週間で壊れて、誰もメールに返事をくれません
                zh | 新台灯用了一个星期就坏了，没有人回复我的邮件
                """)
    void aBrokenLampIsABadThingInEveryLanguage(String language, String content) {
        Reading reading = read(content);
        assertThat(reading.language()).isEqualTo(new Language(language));
        assertThat(reading.sentiment()).isEqualTo(Sentiment.NEGATIVE);
        assertThat(reading.has(Intent.COMPLAINT)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                POSITIVE | No complaints at all, everything arrived safely
                POSITIVE | not bad at all!
                POSITIVE | sooooo happyyyy with my new bike 😍
                POSITIVE | #soHappy with my #NewLamp, thank you!
                NEGATIVE | I am not happy with this at all
                NEGATIVE | Would you kindly stop sending me the wrong parts
                NEGATIVE | the food was good but the waiter was rude and we waited two hours
                NEGATIVE | &quot;premium&quot; support &amp;amp; nobody answers 😡
                NEUTRAL | What time does the shop at the station close on Sundays?
                NEUTRAL | My order number is 20391, the name is Kowalski
                """)
    void toneIsMoreThanSingleWords(Sentiment sentiment, String content) {
        assertThat(read(content).sentiment()).isEqualTo(sentiment);
    }

    @Test
    void aThreatNotToRenewIsACancellation() {
        Reading reading =
                read("If this happens again we will not renew in January. Our fitters stood in an empty hall in"
                        + " Bremen on Tuesday because the pendants were not there. Please call me today.");
        assertThat(reading.has(Intent.CANCELLATION)).isTrue();
        assertThat(reading.sentiment()).isEqualTo(Sentiment.NEGATIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                COMPLAINT | My parcel has been lost for two weeks and nobody cares
                QUESTION | Does the round lamp fit a bathroom?
                PRAISE | Thank you so much, your team was wonderful today!
                IDEA | It would be nice if the app could sort the list by room
                PURCHASE | I would like to order two of the oak tables
                CANCELLATION | Please cancel my contract at the end of June
                OTHER | Just landed in Oslo
                """)
    void everyIntentIsHeard(Intent intent, String content) {
        assertThat(read(content).has(intent)).isTrue();
    }

    @Test
    void severalIntentsHoldAtOnce() {
        assertThat(read("Third outage this week! I am cancelling my contract.").intentSet())
                .contains(Intent.CANCELLATION);
        assertThat(read("The chair broke after two days. How do I get my money back?")
                        .intentSet())
                .contains(Intent.COMPLAINT, Intent.QUESTION);
    }

    @Test
    void otherHoldsOnlyAlone() {
        for (String content : List.of("ok", "Just landed in Oslo", "Where is my order?", "thanks!", "")) {
            Reading reading = read(content);
            if (reading.has(Intent.OTHER)) assertThat(reading.intentSet()).containsExactly(Intent.OTHER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "👍", "?!", "@someone https://example.org", "12345", "\u0000\u0007\u202e"})
    void aTextWithoutLettersHasNoLanguageButIsRead(String content) {
        Reading reading = read(content);
        assertThat(reading.language()).isEqualTo(Language.UNDETERMINED);
        assertThat(reading.languageConfidence()).isZero();
    }

    @Test
    void aScrapIsInTheUsualLanguageOfItsAuthor() {
        assertThat(read("ok :)").language().determined()).isFalse();
        assertThat(reader.read(new Text("ok :)", new Language("pl"))).language())
                .isEqualTo(new Language("pl"));
        assertThat(reader.read(new Text("ok :)", new Language("sw"))).language())
                .as("a language that nothing is known of is no help")
                .isEqualTo(Language.UNDETERMINED);
    }

    @Test
    void theUsualLanguageGivesWayToWhatTheTextSays() {
        var text = new Text("Die Lampe ist leider schon wieder kaputt gegangen", new Language("en"));
        assertThat(reader.read(text).language()).isEqualTo(new Language("de"));
    }

    @Test
    void aScriptThatNobodyConfiguredIsUndetermined() {
        assertThat(read("Новая лампа сломалась через неделю").language().determined())
                .isFalse();
        assertThat(read("새 램프가 일주일 만에 고장났어요").language().determined()).isFalse();
    }

    @Test
    void aVeryLongOrBrokenTextIsReadLikeAnyOther() {
        String long100k = "the service is terrible and I want my money back. ".repeat(2_000);
        assertThat(read(long100k).sentiment()).isEqualTo(Sentiment.NEGATIVE);
        assertThat(read("a".repeat(100_000)).intents()).isNotEmpty();
        assertThat(read("\ud83d broken \udc00 surrogates \ud83d").intents()).isNotEmpty();
        assertThat(read("😀".repeat(5_000)).sentiment()).isEqualTo(Sentiment.POSITIVE);
        assertThat(read("&#x110000; &#99999999999; &; &#; &amp").intents()).isNotEmpty();
        assertThat(read("<script>alert('great')</script>").intents()).isNotEmpty();
    }

    @Test
    void readingTogetherOrAloneInAnyThreadIsTheSame() {
        var texts = new ArrayList<Text>();
        for (Corpus.Post post : Corpus.shipped(Languages.shipped()).posts()) texts.add(Text.of(post.text()));
        List<Reading> alone = texts.stream().map(reader::read).toList();
        var inThreads = new ArrayList<CompletableFuture<List<Reading>>>();
        for (int i = 0; i < 4; i++) inThreads.add(CompletableFuture.supplyAsync(() -> reader.read(texts)));
        for (var thread : inThreads) assertThat(thread.join()).isEqualTo(alone);
    }

    @Test
    void fewerLanguagesAreEasierToTellApart() {
        var two = Learner.shipped(List.of(new Language("en"), new Language("de")));
        assertThat(two.languages()).containsExactly(new Language("en"), new Language("de"));
        assertThat(two.reader().read(Text.of("super service, danke euch")).language())
                .isEqualTo(new Language("de"));
    }

    @Test
    void anExplanationNamesTheWordsThatDecided() {
        Explanation explanation = reader.explain(Text.of("The driver was rude and the box was broken"));
        assertThat(explanation.reading().sentiment()).isEqualTo(Sentiment.NEGATIVE);
        assertThat(explanation.reasons()).extracting(Explanation.Reason::piece).contains("rude", "broken");
        assertThat(explanation.reasons().getFirst().piece()).isIn("rude", "broken");
        assertThat(explanation.reasons().getFirst().weight()).isPositive();
        assertThat(explanation.sentiments().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(explanation.intents()).containsOnlyKeys(Intent.values());
    }
}
