package io.heliotrope.signals.readers;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;

/// A DuckDB of its own, in memory. Its Arrow extension is a download, so Arrow comes in through the
/// driver. For one thread.
final class Duck implements AutoCloseable {
    /// All columns of a row as one text each, so that rows compare.
    static final String COLUMNS =
            """
            zone, coalesce(region, ''), signal, kind, coalesce(factor_type, ''), unit, source, \
            epoch_ms(issued_at), epoch_ms(received_at), epoch_ms(valid_from), epoch_ms(valid_to), \
            coalesce(value, 'nan'), coalesce(p10, 'nan'), coalesce(p90, 'nan'), estimated, \
            coalesce(estimation_method, ''), quality, horizon_s\
            """;

    private final BufferAllocator memory = new RootAllocator();
    private final DuckDBConnection connection;
    private int streams;

    Duck() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    }

    BufferAllocator memory() {
        return memory;
    }

    /// Takes all rows of `files` into the table `signals`.
    void load(List<Path> files) throws Exception {
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file);
                    ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
                load(reader);
            }
        }
    }

    /// Takes all rows of an Arrow stream into the table `signals`.
    void load(ArrowReader reader) throws Exception {
        try (ArrowArrayStream stream = ArrowArrayStream.allocateNew(memory)) {
            Data.exportArrayStream(memory, reader, stream);
            String name = "arrived_" + streams;
            streams++;
            connection.registerArrowStream(name, stream);
            execute(
                    streams == 1
                            ? "CREATE TABLE signals AS FROM " + name
                            : "INSERT INTO signals FROM " + name);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The rows of an answer, columns separated by `|`.
    List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            int columns = answer.getMetaData().getColumnCount();
            while (answer.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(answer.getObject(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        memory.close();
    }
}
