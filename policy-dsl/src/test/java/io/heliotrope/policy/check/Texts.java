package io.heliotrope.policy.check;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.text.Rendering;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Texts compiled against the made-up catalogue.
final class Texts {
    private static final Path REFERENCE = Path.of("src/test/resources/reference");

    private Texts() {}

    static Compilation compile(String... texts) {
        return Policies.compile(
                Catalogue.acme(),
                Arrays.stream(texts)
                        .map(text -> new Source("t" + Arrays.asList(texts).indexOf(text), text))
                        .toList());
    }

    static Program program(String... texts) {
        Compilation compilation = compile(texts);
        return compilation
                .program()
                .orElseThrow(() -> new AssertionError(Rendering.of(compilation.diagnostics())));
    }

    /// The module of the language's design, with what it uses.
    static List<Source> reference() {
        return List.of(
                file("acme.helio"), file("catalog/acme.helio"), file("archive/clinical-v1.helio"));
    }

    private static Source file(String name) {
        try {
            return new Source(name, Files.readString(REFERENCE.resolve(name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
