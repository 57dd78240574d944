package dev.mien.video;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small sound clips of a second and pictures that FFmpeg decodes, one for each container, by name. */
final class SoundClips {
    private static final String SOURCE = "-f lavfi -i testsrc2=size=48x32:rate=10:duration=1 ";
    private static final String STILL = "-f lavfi -i testsrc2=size=64x64:rate=1 -frames:v 1 ";
    private static final Map<String, String> ENCODERS = new LinkedHashMap<>();

    static {
        ENCODERS.put("clip.mp4", SOURCE + "-c:v libopenh264 -g 5");
        ENCODERS.put("clip.mkv", SOURCE + "-f lavfi -i sine=duration=1 -c:v ffv1 -c:a aac");
        ENCODERS.put("clip.webm", SOURCE + "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 5");
        ENCODERS.put("clip.ogv", SOURCE + "-c:v libvpx -deadline realtime -cpu-used 8 -g 5 -f ogg");
        ENCODERS.put("clip.avi", SOURCE + "-c:v mpeg4 -g 5");
        ENCODERS.put("clip.ts", SOURCE + "-c:v mpeg2video -g 5 -f mpegts");
        ENCODERS.put("clip.mov", SOURCE + "-c:v mjpeg -pix_fmt yuvj444p -q:v 20");
        ENCODERS.put("clip.flv", SOURCE + "-c:v flv -g 5");
        ENCODERS.put("clip.wmv", SOURCE + "-c:v wmv2 -g 5");
        ENCODERS.put("clip.gif", SOURCE + "-c:v gif -pix_fmt rgb8");
        ENCODERS.put("still.avif", STILL + "-c:v libsvtav1 -preset 12 -svtav1-params avif=1 -crf 40 -pix_fmt yuv420p");
        ENCODERS.put("still.jp2", STILL + "-c:v jpeg2000 -format jp2 -pix_fmt rgb24");
    }

    /** How many they are. */
    static final int NUMBER = ENCODERS.size();

    private SoundClips() {}

    /** The clip or picture of a name, made in a folder unless it is there. */
    static byte[] of(String name, Path folder) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Clips.make(folder, ENCODERS.get(name) + " " + name);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every one of them. */
    static Map<String, byte[]> all(Path folder) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        ENCODERS.keySet().forEach(name -> all.put(name, of(name, folder)));
        return all;
    }
}
