/* The list of a folder comes from the disk, where the file that was made here is not. */
#include <dirent.h>
#include <fcntl.h>

int main(void) {
    creat("/tmp/pawl-test-listed", 0600);
    return opendir("/tmp") ? 0 : 1;
}
