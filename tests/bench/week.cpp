// The limit that the kernel is held to: the same week from the same tables (src/engine/kernels/agents.as), in C++. Reads an
// image of the kernel’s memory, lives so many weeks and prints nanoseconds of processor time, then what the last week drew.
// Words are computed a block at a time in a loop that the compiler turns into the widest vectors there are.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

typedef uint32_t u32;
static const u32 BLOCK = 256;
static unsigned char *memory;
static u32 key[5], week, word[4][BLOCK] __attribute__((aligned(64)));
static u32 viewers[BLOCK], note[BLOCK], kindOffset[BLOCK];
static u32 interest[1 << 16], intent[4][128];

static const int rotations[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5}, {6, 20}, {17, 11}, {25, 10}, {18, 20}};
static inline u32 rotate(u32 x, int n) { return (x << n) | (x >> (32 - n)); }

static void draw(u32 from) {
  for (u32 j = 0; j < BLOCK; j++) {
    u32 x0 = from + j + key[0], x1 = week + key[1], x2 = 1 + key[2], x3 = key[3];
#pragma GCC unroll 20
    for (int r = 0; r < 20; r++) {
      const int a = rotations[r % 8][0], b = rotations[r % 8][1];
      if (r % 2 == 0) {
        x0 += x1, x1 = rotate(x1, a) ^ x0;
        x2 += x3, x3 = rotate(x3, b) ^ x2;
      } else {
        x0 += x3, x3 = rotate(x3, a) ^ x0;
        x2 += x1, x1 = rotate(x1, b) ^ x2;
      }
      if (r % 4 != 3) continue;
      const u32 s = r / 4 + 1;
      x0 += key[s % 5], x1 += key[(s + 1) % 5], x2 += key[(s + 2) % 5], x3 += key[(s + 3) % 5] + s;
    }
    word[0][j] = x0, word[1][j] = x1, word[2][j] = x2, word[3][j] = x3;
  }
}

static inline u32 load(u32 at) {
  u32 value;
  memcpy(&value, memory + at, 4);
  return value;
}

static inline __attribute__((always_inline)) u32 look(u32 table, u32 w) {
  const u32 entry = load(table + ((w >> 24) << 2));
  u32 o = (entry & 127) + ((w << 8) > entry);
  if (__builtin_expect(entry & 128, 0)) {
    o = entry & 127;
    while (w > load(table + 1024 + (o << 2))) o++;
  }
  return o;
}

static inline u32 changed(u32 code, u32 masks) { return (code & masks & 0xffff) | (masks >> 16); }

static u32 live(unsigned char *state, u32 from, u32 until, u32 shown, u32 found, u32 viewed, u32 late, u32 stride,
                unsigned char *there, u32 contentBit) {
  u32 active = 0;
  for (u32 i = from; i < until; i += BLOCK) {
    const u32 count = until - i < BLOCK ? until - i : BLOCK;
    draw(i);
    u32 n = 0;
    for (u32 j = 0; j < count; j++) {
      const u32 code = state[i + j];
      viewers[n] = j;
      n += code >> contentBit;
      note[j] = code | (code << 19);
      kindOffset[j] = 0;
    }
    for (u32 v = 0; v < n; v++) {
      const u32 j = viewers[v], code = state[i + j];
      const u32 seen = look(load(shown + (code << 2)), word[0][j]);
      const u32 table = load(viewed + (seen << 3)), bought = load(viewed + (seen << 3) + 4);
      const u32 fate = look(table, word[2][j]);
      interest[(seen << 7) + fate]++;
      note[j] = changed(code, load(table + (fate << 2) + 1536)) | (code << 19) | (bought << 16);
      kindOffset[j] = stride << (bought >> 2);
    }
    for (u32 j = 0; j < count; j++) {
      const u32 bought = look(load(found + (note[j] >> 16)), word[1][j]);
      const u32 table = load(late + kindOffset[j] + (bought << 2));
      const u32 code = changed(note[j], load(table + (look(table, word[3][j]) << 2) + 1536));
      intent[j & 3][bought]++;
      state[i + j] = code;
      there[code] = 1;
      active += code >> contentBit;
    }
  }
  return active;
}

int main(int, char **argument) {
  FILE *file = fopen(argument[1], "rb");
  if (!file) return 1;
  fseek(file, 0, SEEK_END);
  const size_t bytes = ftell(file);
  rewind(file);
  memory = (unsigned char *)aligned_alloc(64, (bytes + 127) / 64 * 64);
  if (fread(memory, 1, bytes, file) != bytes) return 1;
  // src/engine/kernels/desks.ts, `order`
  u32 order[512];
  memcpy(order, memory, sizeof order);
  memcpy(key, order + 6, 16);
  key[4] = 0x1bd11bda ^ key[0] ^ key[1] ^ key[2] ^ key[3];
  const u32 states = order[11], codes = order[17], contentBit = order[18], stride = 4 * order[19];
  unsigned char there[4096];
  u32 active = 0;
  const u32 first = atoi(argument[2]), weeks = atoi(argument[3]);
  timespec began, ended;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &began);
  for (week = first; week < first + weeks; week++) {
    memset(interest, 0, sizeof interest);
    memset(intent, 0, sizeof intent);
    active = 0;
    for (u32 k = 0; k < order[24]; k++) {
      active += live(memory + states, order[26 + k], order[27 + k], order[20] + 4 * k * codes, order[21] + 8 * k * codes,
                     order[22], order[23] + 3 * k * stride, stride, there, contentBit);
    }
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
  printf("%.0f\n%u\n", (ended.tv_sec - began.tv_sec) * 1e9 + (ended.tv_nsec - began.tv_nsec), active);
  for (u32 i = 0; i < stride / 8 * 128; i++) printf("%u ", interest[i]);
  printf("\n");
  for (u32 i = 0; i < stride / 4; i++) printf("%u ", intent[0][i] + intent[1][i] + intent[2][i] + intent[3][i]);
  printf("\n");
}
