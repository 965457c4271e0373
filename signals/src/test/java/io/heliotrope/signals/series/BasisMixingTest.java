package io.heliotrope.signals.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import io.heliotrope.model.GridZone;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What counts different things does not meet in one expression: the compiler says so.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BasisMixingTest {
    private static final JavaCompiler COMPILER =
            Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());

    /// Names that the expressions may use.
    private static final String GIVEN =
            """
            import io.heliotrope.signals.basis.*;
            import io.heliotrope.signals.series.*;
            import java.time.Instant;
            import java.util.*;

            final class Snippet {
                Object value(
                        IntensitySeries<Lifecycle> lifecycle,
                        IntensitySeries<Direct> direct,
                        IntensitySeries<Marginal> marginal,
                        MeanIntensity<Lifecycle> lifecycleMean,
                        MeanIntensity<Direct> directMean,
                        MeanIntensity<Marginal> marginalMean,
                        RelativeIndexSeries index,
                        ShareSeries share,
                        MixSeries mix,
                        BasisConversion<Direct, Lifecycle> toLifecycle,
                        Instant now) {
                    STATEMENT;
                }
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return lifecycle.and(lifecycle)",
                "return lifecycleMean.compareTo(lifecycleMean)",
                "return marginalMean.compareTo(marginalMean)",
                "IntensitySeries<Direct> other = direct; return other",
                "return List.of(lifecycleMean, lifecycleMean).stream().min(Comparator.naturalOrder())",
                "return Published.forecast(marginal)",
                "return index.at(now)",
                "return lifecycle.and(toLifecycle.convert(direct))",
                "return BasisConversion.toDirect(lifecycle, direct, now)",
                "return new IntensitySeries<Lifecycle>("
                        + "index.zone(), Lifecycle.LIFECYCLE, \"\", now, List.of())",
            })
    void what_is_of_one_kind_goes_together(String statement) {
        assertThat(errors(statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return lifecycle.and(direct)",
                "return direct.and(toLifecycle.convert(direct))",
                "return toLifecycle.convert(lifecycle)",
                "return toLifecycle.convert(marginal)",
                "return BasisConversion.toDirect(direct, lifecycle, now)",
                "return BasisConversion.toDirect(marginal, direct, now)",
                "return lifecycle.and(marginal)",
                "return direct.and(marginal)",
                "return lifecycleMean.compareTo(directMean)",
                "return lifecycleMean.compareTo(marginalMean)",
                "return directMean.compareTo(marginalMean)",
                "IntensitySeries<Lifecycle> other = direct; return other",
                "IntensitySeries<Average> some = lifecycle; return some",
                "return List.of(lifecycleMean, directMean).stream().min(Comparator.naturalOrder())",
                "return new IntensitySeries<Direct>("
                        + "index.zone(), Lifecycle.LIFECYCLE, \"\", now, List.of())",
            })
    void intensities_of_two_bases_do_not(String statement) {
        assertThat(errors(statement))
                .isNotEmpty()
                .contains("incompatible")
                .doesNotContain("cannot find symbol");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return new IntensitySeries<Average>("
                        + "index.zone(), Lifecycle.LIFECYCLE, \"\", now, List.of())",
                "return new IntensitySeries<CarbonBasis<?>>("
                        + "index.zone(), Lifecycle.LIFECYCLE, \"\", now, List.of())",
            })
    void there_is_no_series_of_some_average(String statement) {
        assertThat(errors(statement)).contains("not within bounds of type-variable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return lifecycle.and(index)",
                "return marginal.and(index)",
                "return Published.forecast(index)",
                "return Published.latest(share)",
                "IntensitySeries<Marginal> grams = index; return grams",
                "io.heliotrope.model.GramsPerKwh grams = index.points().getFirst().percentile();"
                        + " return grams",
                "IntensityPoint point = index.points().getFirst(); return point",
                "MixSeries other = share; return other",
                "return lifecycle.and(mix)",
            })
    void an_index_a_share_and_a_mix_never_meet_grams(String statement) {
        assertThat(errors(statement))
                .contains("incompatible types")
                .doesNotContain("cannot find symbol");
    }

    @Test
    void an_index_has_no_way_to_become_grams() {
        assertThat(errors("return index.mean(now, now)")).contains("cannot find symbol");
        assertThat(errors("return index.basis()")).contains("cannot find symbol");
    }

    @Test
    void what_is_marginal_has_no_conversion() {
        assertThat(errors("BasisConversion<Marginal, Direct> some = null; return some"))
                .contains("not within bounds");
    }

    /// What the compiler says of `statement`; empty when it compiles.
    private static String errors(String statement) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String path =
                Stream.of(IntensitySeries.class, GridZone.class)
                        .map(BasisMixingTest::home)
                        .collect(Collectors.joining(File.pathSeparator));
        JavacTask task =
                (JavacTask)
                        COMPILER.getTask(
                                null,
                                null,
                                diagnostics,
                                List.of("-proc:none", "-cp", path),
                                null,
                                List.of(new Source(GIVEN.replace("STATEMENT", statement))));
        try {
            task.analyze();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String text) {
            super(URI.create("string:///Snippet.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
