package dev.mien.video;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/** A file in memory, for FFmpeg to read and seek in. */
final class MemoryInput implements AutoCloseable {
    private static final int BUFFER = 1 << 15;

    /** One of each for all: JavaCPP has room for ten living callbacks only. FFmpeg hands them the cells below. */
    private static final Read READ = new Read();

    private static final Seek SEEK = new Seek();

    private static final int ADDRESS = 0;
    private static final int LENGTH = 1;
    private static final int POSITION = 2;

    private final BytePointer data;
    private final LongPointer cells;
    private final AVIOContext context;

    MemoryInput(byte[] content) {
        data = new BytePointer(content);
        cells = new LongPointer(data.address(), content.length, 0);
        BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER)).capacity(BUFFER);
        context = avformat.avio_alloc_context(buffer, BUFFER, 0, cells, READ, null, SEEK);
    }

    /** Has a container that is about to be opened read this. */
    void feed(AVFormatContext container) {
        container.pb(context);
        container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
    }

    @Override
    public void close() {
        avutil.av_free(context.buffer());
        avformat.avio_context_free(context);
        cells.close();
        data.close();
    }

    private static final class Read extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer to, int size) {
            LongPointer cells = new LongPointer(opaque);
            long position = cells.get(POSITION);
            int count = (int) Math.min(size, cells.get(LENGTH) - position);
            if (count <= 0) {
                return avutil.AVERROR_EOF;
            }
            Pointer.memcpy(to, new Address(cells.get(ADDRESS) + position), count);
            cells.put(POSITION, position + count);
            return count;
        }
    }

    private static final class Seek extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            LongPointer cells = new LongPointer(opaque);
            long length = cells.get(LENGTH);
            if (whence == avformat.AVSEEK_SIZE) {
                return length;
            }
            // SEEK_SET, SEEK_CUR and SEEK_END of C.
            long target = switch (whence & ~avformat.AVSEEK_FORCE) {
                case 0 -> offset;
                case 1 -> cells.get(POSITION) + offset;
                case 2 -> length + offset;
                default -> -1;
            };
            if (target < 0 || target > length) {
                return -1;
            }
            cells.put(POSITION, target);
            return target;
        }
    }

    /** A place in native memory. */
    private static final class Address extends BytePointer {
        Address(long address) {
            super((Pointer) null);
            this.address = address;
        }
    }
}
