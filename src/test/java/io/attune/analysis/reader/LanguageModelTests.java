package io.attune.analysis.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.Test;

/// Reading Apache OpenNLP's model without its library must give what the library gives.
class LanguageModelTests {
    @Test
    void itRanksLanguagesAsTheLibraryDoes() throws IOException {
        Languages languages = Languages.shipped();
        LanguageModel ours = LanguageModel.shipped(languages);
        var library = new LanguageDetectorME(
                new LanguageDetectorModel(LanguageModelTests.class.getResource("/langdetect-183.bin")));
        for (String sentence : List.of(
                "the lamp in our kitchen has been flickering since monday",
                "seit montag flackert die lampe in unserer küche",
                "la lampe de notre cuisine clignote depuis lundi",
                "desde el lunes parpadea la lámpara de nuestra cocina",
                "od poniedziałku miga lampa w naszej kuchni")) {
            Map<String, Double> theirs = new HashMap<>();
            for (var language : library.predictLanguages(sentence))
                theirs.put(language.getLang(), language.getConfidence());
            float[] scores = scores(ours, sentence, languages.size());
            for (int i = 1; i < languages.size(); i++) {
                double ratio = Objects.requireNonNull(
                                theirs.get(languages.entries().get(i).label()))
                        / Objects.requireNonNull(
                                theirs.get(languages.entries().getFirst().label()));
                assertThat(scores[i] - scores[0])
                        .as("%s against English in: %s", languages.at(i), sentence)
                        .isCloseTo((float) Math.log(ratio), org.assertj.core.api.Assertions.within(1e-3f));
            }
        }
    }

    private static float[] scores(LanguageModel model, String sentence, int languages) {
        float[] scores = new float[languages];
        var seen = new java.util.HashSet<Long>();
        for (int from = 0; from < sentence.length(); from++) {
            long ngram = 0;
            for (int to = from; to < Math.min(sentence.length(), from + LanguageModel.LONGEST_NGRAM); to++) {
                ngram = LanguageModel.pack(ngram, sentence.charAt(to));
                if (seen.add(ngram)) model.score(ngram, scores);
            }
        }
        return scores;
    }
}
