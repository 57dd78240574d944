package dev.mien.batch;

import dev.mien.base.Require;
import dev.mien.batch.export.Export;
import dev.mien.batch.media.Shard;
import dev.mien.batch.medium.VideoOptions;
import dev.mien.batch.table.ResultFormat;
import dev.mien.image.DecodeLimits;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.stage.Provenance;
import dev.mien.stage.StageInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run is asked.
 *
 * @param pipeline that reads frames
 * @param videos how they are read over time
 * @param limits of pictures
 * @param format of results and tables
 * @param exports of videos, further to the results
 * @param include a glob that names inside folders and archives match
 * @param shard the part of the media
 * @param threads media worked on at once
 */
public record BatchOptions(
        PipelineSpec pipeline,
        VideoOptions videos,
        DecodeLimits limits,
        ResultFormat format,
        List<Export> exports,
        String include,
        Shard shard,
        int threads) {
    /**
     * Checks the components.
     *
     * @param pipeline that reads frames
     * @param videos how they are read over time
     * @param limits of pictures
     * @param format of results and tables
     * @param exports of videos, further to the results
     * @param include a glob that names inside folders and archives match
     * @param shard the part of the media
     * @param threads media worked on at once
     * @throws IllegalArgumentException if there are fewer threads than 1
     */
    public BatchOptions {
        exports = List.copyOf(exports);
        Require.atLeast("threads", threads, 1);
    }

    /** All that results depend on, by name. */
    Map<String, String> words(Provenance ran) {
        Map<String, String> words = new TreeMap<>();
        words.put("version", ran.version());
        words.put("format", format.label());
        words.put("export", exports.stream().map(Export::label).sorted().collect(Collectors.joining(",")));
        words.put("include", include);
        words.put("shard", shard.toString());
        words.put("most bytes of a picture", String.valueOf(limits.maxBytes()));
        words.put("most pixels of a picture", String.valueOf(limits.maxPixels()));
        for (StageInfo stage : ran.stages()) {
            String name = stage.stage().toString();
            String text = stage.name() + " " + new TreeMap<>(stage.options()) + " " + stage.model();
            words.merge(name, text.strip(), (earlier, later) -> earlier + "; " + later);
        }
        return words;
    }
}
