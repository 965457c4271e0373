package io.heliotrope.signals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads a small table that ships with the program: a defect in it is a defect of the program.
public final class ResourceTable {
    private ResourceTable() {}

    /// The rows of the table `name` that lies beside the class `owner`.
    public static List<NamedCsvRecord> read(Class<?> owner, String name) {
        try (InputStream bytes = owner.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("the program lacks its table " + name);
            }
            try (Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
                    CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
                return rows.stream().toList();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("table " + name, failure);
        }
    }
}
