package dev.mien.server.jobs;

import dev.mien.base.WorkFolder;
import dev.mien.server.store.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the files of a job lie: a folder for each. */
final class JobFiles {
    private final Path folder;

    JobFiles(Path folder) {
        this.folder = folder;
    }

    /** The ids are ours, so a path made of one stays in the folder. */
    private Path of(Job job) {
        return folder.resolve(job.id());
    }

    Path video(Job job) {
        return of(job).resolve("video");
    }

    /** @param ending such as "jsonl" */
    Path records(Job job, String ending) {
        return of(job).resolve("records." + ending);
    }

    void create(Job job) throws IOException {
        Files.createDirectories(of(job));
        Files.createFile(video(job));
    }

    /** How much of the video has come; 0 if it is there no more. */
    long received(Job job) {
        try {
            return Files.size(video(job));
        } catch (IOException e) {
            return 0;
        }
    }

    void deleteVideo(Job job) throws IOException {
        Files.deleteIfExists(video(job));
    }

    void delete(Job job) throws IOException {
        try {
            WorkFolder.delete(of(job));
        } catch (NoSuchFileException e) {
            // Nothing was there.
        }
    }
}
