package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/// Writes rows as one Parquet file, compressed with Zstandard, with the columns of the archive.
/// Some 16 MiB of it are in memory at a time. For one thread.
public final class ParquetOutput implements RowOutput {
    private static final long ROW_GROUP_BYTES = 16L * 1024 * 1024;

    private final ParquetWriter<SignalRow> writer;
    private boolean isEnded;

    private ParquetOutput(ParquetWriter<SignalRow> writer) {
        this.writer = writer;
    }

    /// Begins a file, whatever is there.
    ///
    /// @throws IOException when it cannot be written
    public static ParquetOutput file(Path path) throws IOException {
        return new ParquetOutput(
                new Builder(new LocalOutputFile(path))
                        .withConf(new PlainParquetConfiguration())
                        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .withRowGroupSize(ROW_GROUP_BYTES)
                        .build());
    }

    @Override
    public void accept(SignalRow row) throws IOException {
        writer.write(row);
    }

    @Override
    public void finish() throws IOException {
        isEnded = true;
        writer.close();
    }

    @Override
    public void close() throws IOException {
        if (!isEnded) {
            isEnded = true;
            writer.close();
        }
    }

    /// What the library asks for in place of a constructor.
    private static final class Builder extends ParquetWriter.Builder<SignalRow, Builder> {
        private Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract, and not called when the other one is there
        protected WriteSupport<SignalRow> getWriteSupport(Configuration unused) {
            return new ParquetRows();
        }

        @Override
        protected WriteSupport<SignalRow> getWriteSupport(ParquetConfiguration unused) {
            return new ParquetRows();
        }
    }
}
