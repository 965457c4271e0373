package io.heliotrope.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.facts.JobFact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinearTest {
    private static final List<JobFact> FACTS =
            List.of(JobFact.SLO, JobFact.RUNTIME, JobFact.DEADLINE);

    private static Expr random(Random random, int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0
                    ? new Expr.Constant(random.nextInt(2000) / 100.0)
                    : new Expr.Of(new Quantity.OfJob(FACTS.get(random.nextInt(3))));
        }
        Expr left = random(random, depth - 1);
        Expr number = new Expr.Constant((1 + random.nextInt(300)) / 100.0);
        return Expr.folded(
                switch (random.nextInt(4)) {
                    case 0 -> new Expr.Sum(left, random(random, depth - 1));
                    case 1 -> new Expr.Difference(left, random(random, depth - 1));
                    case 2 -> new Expr.Product(number, left);
                    default -> new Expr.Quotient(left, number);
                });
    }

    @Test
    void the_value_in_doubles_is_within_the_slack_of_the_sum() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Expr expr = random(random, 1 + i % 4);
            double[] values = random.doubles(3, -1, 1).map(value -> value * 1e6).toArray();

            double value =
                    Expr.value(
                            expr,
                            quantity -> values[FACTS.indexOf(((Quantity.OfJob) quantity).fact())]);

            Linear linear = Linear.of(expr);
            BigDecimal sum = new BigDecimal(linear.constant());
            BigDecimal slack = new BigDecimal(linear.slack());
            for (var entry : linear.parts().entrySet()) {
                Quantity.OfJob of = (Quantity.OfJob) ((Expr.Of) entry.getKey()).quantity();
                BigDecimal part = new BigDecimal(values[FACTS.indexOf(of.fact())]);
                sum = sum.add(part.multiply(new BigDecimal(entry.getValue().factor())));
                slack = slack.add(part.abs().multiply(new BigDecimal(entry.getValue().slack())));
            }
            assertThat(new BigDecimal(value).subtract(sum).abs())
                    .as(expr + " of " + values[0] + ", " + values[1] + ", " + values[2])
                    .isLessThanOrEqualTo(slack);
        }
    }

    @Test
    void what_doubles_do_exactly_has_no_slack() {
        Expr slo = new Expr.Of(new Quantity.OfJob(JobFact.SLO));
        Expr half = new Expr.Product(new Expr.Constant(0.5), slo);

        assertThat(Linear.of(half).parts().get(slo)).isEqualTo(new Linear.Part(0.5, 0));
        assertThat(Linear.of(new Expr.Sum(half, slo)).parts())
                .hasEntrySatisfying(slo, part -> assertThat(part.slack()).isPositive());
    }

    @Test
    void sums_and_products_are_rounded_upwards_and_only_when_they_must() {
        assertThat(Doubles.plusUp(0.1, 0.2)).isEqualTo(0.1 + 0.2);
        assertThat(Doubles.plusUp(1, 1e-30)).isEqualTo(Math.nextUp(1.0));
        assertThat(Doubles.plusDown(1, -1e-30)).isEqualTo(Math.nextDown(1.0));
        assertThat(Doubles.plusUp(1, 2)).isEqualTo(3);
        assertThat(Doubles.timesUp(0.1, 3))
                .satisfiesAnyOf(
                        up -> assertThat(up).isEqualTo(0.1 * 3),
                        up -> assertThat(up).isEqualTo(Math.nextUp(0.1 * 3)));
        assertThat(exact(Doubles.timesUp(0.1, 3)))
                .isGreaterThanOrEqualTo(exact(0.1).multiply(exact(3)));
        assertThat(Doubles.at(Doubles.place(300) + 1)).isEqualTo(Math.nextUp(300.0));
        assertThat(Doubles.at(Doubles.place(-300) + 1)).isEqualTo(Math.nextUp(-300.0));
    }

    @Test
    void numbers_for_people_are_round() {
        assertThat(Nice.between(300.0001, 450, Double.NaN)).isEqualTo(400);
        assertThat(Nice.between(0.0311, 0.0331, Double.NaN)).isEqualTo(0.032);
        assertThat(Nice.between(-50, 70, Double.NaN)).isZero();
        assertThat(Nice.between(1, 9, 5)).isEqualTo(5);
        assertThat(Nice.between(-450, -301, Double.NaN)).isEqualTo(-400);
        double next = Math.nextUp(300.0);
        assertThat(Nice.between(next, next, 0)).isEqualTo(next);
    }

    /// What the double really is.
    private static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }
}
