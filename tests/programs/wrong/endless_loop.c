/* A loop that nobody outside of it can notice. */
static unsigned turns;

int main(void) {
    unsigned x = 1;
    while (x) x = x * 3 | 1;
    turns = x;
    return 0;
}
