package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FormatterTest {
    @Test
    void comments_stay_where_they_belong() {
        assertThat(
                        format(
                                """
                                // head
                                language 1 // one

                                // before module
                                module a.b
                                regions x=a,b   , c // sets
                                   // own
                                signals{carbon fresh for 5min,then forecast // trailing
                                carbon-free fresh for 5 s
                                // inner
                                }
                                policy p{for jobs where tenant is acme // why
                                 and class is batch
                                require a:region.carbon<=250g/kWh
                                // between
                                require bcd:region.latency <= - 3 degC
                                require e: tenant in (acme,
                                // list
                                globex) because "x"



                                relax a,then bcd to 3 ms // last
                                // at end
                                }

                                // end
                                """))
                .isEqualTo(
                        """
                        // head
                        language 1 // one

                        // before module
                        module a.b

                        regions x = a, b, c // sets

                        // own
                        signals {
                          carbon      fresh for 5 min, then forecast // trailing
                          carbon-free fresh for 5 s
                          // inner
                        }

                        policy p {
                          for jobs where tenant is acme // why
                              and class is batch
                          require a: region.carbon <= 250 g/kWh
                          // between
                          require bcd: region.latency <= -3 degC
                          require e:   tenant in (acme,
                              // list
                              globex) because "x"

                          relax a, then bcd to 3 ms // last
                          // at end
                        }

                        // end
                        """);
    }

    @Test
    void rules_and_reasons_stand_in_columns() {
        assertThat(
                        format(
                                policy(
                                        "require a: labelled x because \"one\"",
                                        "require bcd: labelled xyz because \"two\"",
                                        "require ef: region.carbon <= 3 g/kWh and region.latency <="
                                                + " 5 ms",
                                        "",
                                        "require ghijkl: labelled x")))
                .isEqualTo(
                        policy(
                                "  require a:   labelled x   because \"one\"",
                                "  require bcd: labelled xyz because \"two\"",
                                "  require ef:  region.carbon <= 3 g/kWh and region.latency <= 5"
                                        + " ms",
                                "",
                                "  require ghijkl: labelled x"));
    }

    @Test
    void long_lines_break_before_and_or_because_and_behind_commas() {
        String form =
                format(
                        policy(
                                "require a: region.carbon <= 250 g/kWh and region.latency <= 100 ms"
                                        + " and region.price <= 3 USD/GPU-h or labelled x because \"of"
                                        + " all that\"",
                                "require b: region in ("
                                        + "some-long-region, ".repeat(8)
                                        + "last)"));

        assertThat(form)
                .isEqualTo(
                        policy(
                                "  require a: region.carbon <= 250 g/kWh and region.latency <= 100"
                                        + " ms and region.price <= 3 USD/GPU-h",
                                "      or labelled x because \"of all that\"",
                                "  require b: region in (some-long-region, some-long-region,"
                                        + " some-long-region, some-long-region,",
                                "      some-long-region, some-long-region, some-long-region,"
                                        + " some-long-region, last)"));
    }

    @Test
    void a_text_with_errors_stays_as_it_is() {
        String text = "language 1\n  regions   a = \n";

        assertThat(format(text)).isEqualTo(text);
    }

    @Test
    void the_golden_texts_keep_their_trees() throws IOException {
        java.nio.file.Path folder = java.nio.file.Path.of("src/test/resources/golden/syntax");
        try (var files = Files.newDirectoryStream(folder, "ok-*.helio")) {
            for (java.nio.file.Path file : files) {
                String text = Files.readString(file);
                String form = format(text);

                assertThat(TreeText.of(Parser.parse(new Source("form", form)).module()))
                        .isEqualTo(TreeText.of(Parser.parse(new Source("text", text)).module()));
                assertThat(format(form)).isEqualTo(form);
            }
        }
    }

    private static String policy(String... lines) {
        return "language 1\n\npolicy p {\n  for jobs\n" + String.join("\n", lines) + "\n}\n";
    }

    private static String format(String text) {
        return Formatter.format(new Source("x.helio", text));
    }
}
