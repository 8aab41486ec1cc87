package io.attune.behavior.lookalikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.SharedData;
import io.attune.behavior.models.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// IBM's sample of telephone customers: 7,043, of whom 1,869 left.
class TelcoTests {
    private List<String> names = List.of();
    private final List<List<String>> rows = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.file("churn/telco.csv"));
        names = Arrays.asList(lines.getFirst().split(",", -1));
        for (String line : lines.subList(1, lines.size())) rows.add(Arrays.asList(line.split(",", -1)));
    }

    @Test
    void theExactMaximumIsAsPublished() {
        var cases = Observations.of(List.of("tenure", "MonthlyCharges", "OneYear", "TwoYear"));
        for (List<String> row : rows) {
            String contract = cell(row, "Contract");
            cases.add(
                    left(row),
                    Double.parseDouble(cell(row, "tenure")),
                    Double.parseDouble(cell(row, "MonthlyCharges")),
                    contract.equals("One year") ? 1 : 0,
                    contract.equals("Two year") ? 1 : 0);
        }
        LogisticFit fit = LogisticRegression.fit(cases.build(), 0);
        double[] published = {-1.602709, -.035729, .028617, -1.062463, -2.022615};
        for (int i = 0; i < published.length; i++) {
            assertThat(fit.coefficients().get(i).value()).isCloseTo(published[i], within(5.1e-7));
        }
        assertThat(fit.logLikelihood()).isCloseTo(-3072.9388, within(5e-5));
        // Standard errors by SciPy.
        assertThat(fit.coefficients())
                .extracting(Estimate::standardError)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-7 ? 0 : 1)
                .containsExactly(.08967236, .00204064, .00134942, .10053567, .16613865);
        double[] chances = new double[rows.size()];
        boolean[] left = new boolean[chances.length];
        Observations all = cases.build();
        for (int i = 0; i < chances.length; i++) {
            chances[i] = fit.model().chance(all, i);
            left[i] = all.happened(i);
        }
        assertThat(Accuracy.auc(chances, left)).isCloseTo(.827114, within(5e-7));
    }

    @Test
    void unseenFifthsAreForeseenAsWellAsByScikitLearn() {
        List<String> columns =
                names.stream().filter(name -> !name.equals("Churn")).toList();
        List<List<String>> cells =
                rows.stream().map(row -> row.subList(0, names.indexOf("Churn"))).toList();
        var encoding = TableFeatures.of(columns, cells);
        assertThat(encoding.leftOut()).containsExactly("customerID");
        assertThat(encoding.features()).contains("tenure", "Contract=Two year", "TotalCharges=");
        var cases = Observations.of(encoding.features());
        for (int i = 0; i < rows.size(); i++) cases.add(left(rows.get(i)), encoding.values(cells.get(i)));
        var check = CrossValidation.of(cases.build(), 1, 5, 42);
        assertThat(check.folds()).hasSize(5);
        assertThat(check.meanAuc()).isGreaterThan(.84);
        Accuracy accuracy = check.accuracy();
        assertThat(accuracy.customers()).isEqualTo(7043);
        assertThat(accuracy.happened()).isEqualTo(1869);
        assertThat(accuracy.auc()).isCloseTo(.8451, within(.003));
        assertThat(accuracy.logLoss()).isCloseTo(.4174, within(.002));
        assertThat(accuracy.brier()).isCloseTo(.1356, within(.001));
        assertThat(accuracy.liftOfTenth()).isCloseTo(2.864, within(.06));
        assertThat(accuracy.calibration().slope()).isCloseTo(1, within(.05));
        assertThat(accuracy.calibration().level()).isCloseTo(0, within(.05));
        assertThat(accuracy.calibration().error()).isLessThan(.02);
    }

    private boolean left(List<String> row) {
        return cell(row, "Churn").equals("Yes");
    }

    private String cell(List<String> row, String name) {
        return row.get(names.indexOf(name));
    }
}
