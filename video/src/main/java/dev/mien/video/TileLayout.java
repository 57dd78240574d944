package dev.mien.video;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avformat.AVStreamGroupTileGrid;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Which streams of a file make up its main picture, and where each lies in it.
 *
 * @param tiles where the frame of a stream goes, by the number of the stream
 * @param sideData what the file says beside the pixels: rotation, profile
 * @param sideDataCount how much of it
 */
record TileLayout(
        int width, int height, Map<Integer, List<Place>> tiles, AVPacketSideData sideData, int sideDataCount) {
    /** The top-left corner of a tile in the picture. */
    record Place(int stream, int x, int y) {}

    static TileLayout of(AVFormatContext container) throws IOException {
        for (int i = 0; i < container.nb_stream_groups(); i++) {
            AVStreamGroup group = container.stream_groups(i);
            if (group.type() == avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID && isMain(group.disposition())) {
                return ofGrid(group);
            }
        }
        AVStream main = null;
        for (int i = 0; i < container.nb_streams(); i++) {
            AVStream stream = container.streams(i);
            boolean picture = stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
            if (picture && (main == null || (isMain(stream.disposition()) && !isMain(main.disposition())))) {
                main = stream;
            }
        }
        if (main == null || main.codecpar().width() < 1 || main.codecpar().height() < 1) {
            throw new IOException("no picture in it");
        }
        return new TileLayout(
                main.codecpar().width(),
                main.codecpar().height(),
                Map.of(main.index(), List.of(new Place(main.index(), 0, 0))),
                main.codecpar().coded_side_data(),
                main.codecpar().nb_coded_side_data());
    }

    private static boolean isMain(int disposition) {
        return (disposition & avformat.AV_DISPOSITION_DEFAULT) != 0;
    }

    private static TileLayout ofGrid(AVStreamGroup group) throws IOException {
        AVStreamGroupTileGrid grid = group.params_tile_grid();
        if (grid.width() < 1 || grid.height() < 1 || grid.nb_tiles() < 1) {
            throw new IOException("no picture in it");
        }
        Map<Integer, List<Place>> tiles = IntStream.range(0, grid.nb_tiles())
                .mapToObj(i -> new Place(
                        group.streams(grid.offsets_idx(i)).index(),
                        grid.offsets_horizontal(i) - grid.horizontal_offset(),
                        grid.offsets_vertical(i) - grid.vertical_offset()))
                .collect(Collectors.groupingBy(Place::stream));
        return new TileLayout(grid.width(), grid.height(), tiles, grid.coded_side_data(), grid.nb_coded_side_data());
    }

    Set<Integer> streams() {
        return tiles.keySet();
    }

    List<Place> places(int stream) {
        return tiles.getOrDefault(stream, List.of());
    }
}
