/* In the folder that leaves_no_file.sh has made: fails where it finds what another execution has left. */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"

static void* works(void* name) {
    const int file = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
    EXPECT(file >= 0 && write(file, "new", 3) == 3);
    return NULL;
}

int main(void) {
    char seen[16] = "";
    const int earlier = open("kept", O_RDONLY), start = lseek(earlier, 3, SEEK_SET);
    FILE* kept = fopen("kept", "r+");
    EXPECT(kept && fgets(seen, sizeof seen, kept) && strcmp(seen, "before\n") == 0);
    const int reader = open("kept", O_RDONLY);
    rewind(kept);
    EXPECT(fputs("after\n", kept) >= 0 && ftruncate(fileno(kept), 6) == 0 && fclose(kept) == 0);
    /* One was opened before the file was in memory, and one afterwards. */
    EXPECT(start == 3 && read(earlier, seen, 2) == 2 && strncmp(seen, "er", 2) == 0 &&
           lseek(earlier, 0, SEEK_CUR) == 5);
    EXPECT(read(reader, seen, 2) == 2 && strncmp(seen, "af", 2) == 0 && close(earlier) == 0 && close(reader) == 0);
    const int other = open("renamed", O_RDONLY);
    EXPECT(rename("renamed", "otherwise") == 0 && truncate("otherwise", 0) == 0 && read(other, seen, 1) == 0);
    EXPECT(access("renamed", F_OK) == -1 && close(other) == 0);
    EXPECT(chmod("kept", 0400) == 0 && unlink("removed") == 0);
    pthread_t threads[2];
    pthread_create(&threads[0], NULL, works, "made");
    pthread_create(&threads[1], NULL, works, "made as well");
    for (int i = 0; i < 2; ++i) pthread_join(threads[i], NULL);
    return 0;
}
