package io.heliotrope.signals.archive;

import static io.heliotrope.signals.archive.Samples.DE;
import static io.heliotrope.signals.archive.Samples.all;
import static io.heliotrope.signals.archive.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another process that writes, and one without the flags that Arrow needs.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtherProcessTest {
    @TempDir private Path folder;

    /// Stores one row in the folder that it is given.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            try (ArrowArchive archive =
                    ArrowArchive.open(Path.of(arguments[0]), ArchiveSettings.usual())) {
                System.out.println(archive.append(List.of(row(DE, 5, 2))).stored() + " stored");
            } catch (IOException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }

    private String said(List<String> flags) throws Exception {
        return OtherJvm.run(flags, Writer.class, folder.toString());
    }

    @Test
    void it_is_refused_while_this_one_writes_and_not_later() throws Exception {
        try (ArrowArchive archive = ArrowArchive.open(folder, ArchiveSettings.usual())) {
            archive.append(List.of(row(DE, 0, 1)));

            assertThat(said(OtherJvm.FLAGS))
                    .startsWith("archive of signals " + folder + " is written to by another");
        }
        assertThat(said(OtherJvm.FLAGS)).isEqualTo("1 stored\n");
        try (ArchiveReader reader = ArchiveReader.open(folder)) {
            assertThat(all(reader)).containsExactly(row(DE, 0, 1), row(DE, 5, 2));
        }
    }

    @Test
    void without_the_flags_it_says_which_are_missing() throws Exception {
        assertThat(said(List.of("--add-opens=java.base/java.nio=ALL-UNNAMED")))
                .startsWith("Arrow gets no memory from this JVM: start it with ./heliotrope, or")
                .contains("--sun-misc-unsafe-memory-access=allow");
    }
}
