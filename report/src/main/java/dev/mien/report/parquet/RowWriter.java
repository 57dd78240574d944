package dev.mien.report.parquet;

import dev.mien.pipeline.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * parquet-java's writer as we want it. Hadoop's classes are named where its interfaces name them, and are needed by the compiler
 * alone: with its plain configuration, a stream and a compressor of our own none of them is ever loaded.
 */
final class RowWriter extends WriteSupport<RowWriter.Row> {
    /** Hands one row on. */
    interface Row {
        void to(RecordConsumer consumer) throws IOException;
    }

    /** Of the others, which are whole numbers and decimals, the differences take less room. */
    private static final Set<PrimitiveTypeName> DICTIONARIES =
            Set.of(PrimitiveTypeName.BINARY, PrimitiveTypeName.DOUBLE);

    private final MessageType schema;
    private @Nullable RecordConsumer consumer;

    private RowWriter(MessageType schema) {
        this.schema = schema;
    }

    static ParquetWriter<Row> open(List<Column> columns, StreamFile file) throws IOException {
        MessageType schema = Schema.of(columns);
        Builder builder = new Builder(file, schema)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new Zstandard())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withDictionaryEncoding(false)
                .withRowGroupSize((long) ParquetRows.ROW_GROUP_BYTES)
                .withSizeStatisticsEnabled(false);
        for (ColumnDescriptor column : schema.getColumns()) {
            String path = ColumnPath.get(column.getPath()).toDotString();
            builder.withDictionaryEncoding(
                    path, DICTIONARIES.contains(column.getPrimitiveType().getPrimitiveTypeName()));
            // No reader skips by the least and the largest of what lies in lists.
            builder.withStatisticsEnabled(path, column.getMaxRepetitionLevel() == 0);
        }
        return builder.build();
    }

    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    private WriteContext context() {
        return new WriteContext(
                schema, Map.of("mien.version", Version.current(), "mien.schema", String.valueOf(ParquetRows.SCHEMA)));
    }

    @Override
    public void prepareForWrite(RecordConsumer to) {
        consumer = to;
    }

    @Override
    public void write(Row row) {
        try {
            row.to(Objects.requireNonNull(consumer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        private final MessageType schema;

        Builder(StreamFile file, MessageType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return new RowWriter(schema);
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new RowWriter(schema);
        }
    }
}
